import { stringify } from "yaml";
import { printableJson } from "./printable.ts";

/**
 * A text as YAML that can be pasted both as a value and as an entry of a list: `North Korea`, `"#MeToo"`. Invisible
 * characters are escaped.
 */
export function yamlEntry(text: string): string {
  const escaped = printableJson(text);
  return escaped === JSON.stringify(text)
    ? stringify([text], { collectionStyle: "flow", flowCollectionPadding: false, lineWidth: 0 }).slice(1, -2)
    : escaped;
}
