import { stringify } from "yaml";

/** A text as YAML that can be pasted both as a value and as an entry of a list: `North Korea`, `"#MeToo"`. */
export const yamlEntry = (text: string): string =>
  stringify([text], { collectionStyle: "flow", flowCollectionPadding: false, lineWidth: 0 }).slice(1, -2);
