import type { FileOrigin, SiteOrigin } from "./options.ts";
import type { ReportOptions } from "./print-diagnostics.ts";

export interface ImportOptions extends ReportOptions {
  readonly root: string;
  readonly title?: string;
  readonly date?: string;
  readonly now?: string;
  readonly dryRun?: boolean;
  /** Another generator, then the argument is the folder of its site; or a program, then the arguments are files of it. */
  readonly from?: SiteOrigin | FileOrigin;
}
