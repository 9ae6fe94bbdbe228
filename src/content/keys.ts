import { defaulted, list, located, pattern } from "../schema/index.ts";

/** Names a source within its story. */
export const key = pattern(
  "a key",
  /^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u,
  "use letters, digits, `-`, `_` and `.`",
);
/** The digest of a story's words: see `canonicalText`. */
export const digest = pattern(
  "a digest",
  /^sha256:[0-9a-f]{64}$/,
  "write `sha256:` and 64 hexadecimal digits, as `briefgen check --since` prints them",
);
/** Names another story, question or storyline. */
export const id = located(
  pattern("an id", /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}_.-]*$/u, "an id is the other file's name without .md"),
);

/** In `cites`: common knowledge, as `[@*]` in a text. */
export const COMMON = "*";

const cited = pattern(
  "a key",
  /^(?:\*|[\p{L}\p{N}][\p{L}\p{N}_.-]*)$/u,
  "write the `key` of a source, or `*` for what everybody knows",
);

export const cites = defaulted(
  list(located(cited)),
  [],
  'Keys of the `sources` that support this; `["*"]` if everybody knows it.',
  "[ap]",
);
