import type { Manifest } from "./manifest.ts";

/** Where a site is published, and where the work on it is done. All absolute, with links followed. */
export interface Output {
  readonly folder: string;
  /** Holds the manifest and the journal of this output. */
  readonly state: string;
  /** On the same file system as the output. */
  readonly staging: string;
  /** Where the manifest is lost and the folder is ours: the pages in it that carry our mark. */
  readonly adopted?: Manifest;
}
