import { readYaml } from "../schema/yaml.ts";
import type { Parsers } from "./parsers.ts";
import { htmlReference } from "./reference-html.ts";
import { markdownReference } from "./reference-markdown.ts";

/** The parsers of record: they know and report everything. */
export const reference: Parsers = {
  yaml: { read: readYaml },
  markdown: markdownReference,
  html: htmlReference,
};
