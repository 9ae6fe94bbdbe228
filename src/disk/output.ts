import type { Manifest } from "./manifest.ts";

/** Where a site is published, and the working folders for that. All absolute, with links resolved. */
export interface Output {
  readonly folder: string;
  /** Contains the manifest and the journal of this output. */
  readonly state: string;
  /** On the same file system as the output. */
  readonly staging: string;
  /** If the manifest is lost but the folder is ours: the pages in it that carry our mark. */
  readonly adopted?: Manifest;
}
