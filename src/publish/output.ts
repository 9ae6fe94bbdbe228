import type { PublishedFiles } from "../store/build-record.ts";

/** Where a site is published, with the folders used for that. All absolute, with links resolved. */
export interface Output {
  readonly folder: string;
  /** Contains the record of the last build, and the journal. */
  readonly state: string;
  /** From here, files are moved into the output: renamed, or copied if it is on another mount. */
  readonly staging: string;
  /** If the record is lost: the files that are recognised as ours. */
  readonly adopted?: PublishedFiles;
}
