import type { Host } from "./options.ts";

export interface InitOptions {
  readonly yes?: boolean;
  readonly title?: string;
  readonly url?: string;
  readonly host?: Host;
  readonly language?: string;
  readonly timeZone?: string;
  readonly sample: boolean;
  readonly pages: boolean;
  readonly quiet?: boolean;
  /** The package's version. */
  readonly version: string;
}

/** What a new site is called and where it will be. */
export interface Answers {
  readonly title: string;
  /** Empty if not known yet. */
  readonly url: string;
  readonly host: Host;
  /** A BCP 47 tag. */
  readonly language: string;
  /** An IANA name. */
  readonly timeZone: string;
  /** Whether to write the pages About and Corrections policy, for the user to fill in. */
  readonly pages: boolean;
}
