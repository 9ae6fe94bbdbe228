import { printableJson } from "./printable.ts";

/** Text that means itself in YAML, whatever the schema makes of `null`. */
const PLAIN = /^(?!null$)[\p{L}\p{N}][\p{L}\p{M}\p{N} .'’&+()/!?%-]*(?<! )$/iu;

/**
 * A text as YAML that can be pasted both as a value and as an entry of a list: `North Korea`, `"#MeToo"`. Invisible
 * characters are escaped.
 */
export const yamlEntry = (text: string): string => (PLAIN.test(text) ? text : printableJson(text));
