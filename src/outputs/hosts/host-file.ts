import { sitePath } from "../../router/paths.ts";
import type { PlannedFile } from "../output.ts";

/** A file for hosts, crawlers and other programs. Read what it is made from within `make`. */
export const hostFile = (
  name: string,
  make: PlannedFile["make"],
  more: Partial<Pick<PlannedFile, "reads" | "slow">> = {},
): PlannedFile => ({
  path: sitePath(name),
  what: `briefgen's own ${name}`,
  kind: "host file",
  reads: [],
  make,
  ...more,
});
