import { basename } from "node:path";
import { optionalVersions } from "../assets/optional-package.ts";
import { stamp } from "../store/stamp.ts";
import type { BuildRequest } from "./request.ts";

/** What a build's result depends on besides the sources and the clock. */
export const buildKeyOf = ({
  root,
  out,
  now,
  home,
  profile,
  threads,
  audit,
  state,
  part,
  ...rest
}: BuildRequest): string => {
  const made = part && { ...part, indexes: part.indexes.map((path) => basename(path)) };
  return JSON.stringify([stamp(), optionalVersions(), { ...rest, ...(made ? { part: made } : {}) }]);
};

/** What the problems of a site depend on besides the sources and the clock: neither where it goes, nor whether it may. */
export const checkKeyOf = (request: BuildRequest): string =>
  buildKeyOf({ ...request, strict: false, search: true });
