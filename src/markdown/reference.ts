import { readYaml } from "../schema/yaml.ts";
import type { Parsers } from "./parsers.ts";
import { textOfRawHtml } from "./raw-html.ts";
import { markdownReference } from "./reference-markdown.ts";

/** The parsers of record: they read everything, and report every problem. */
export const reference: Parsers = {
  yaml: { read: readYaml },
  markdown: markdownReference,
  rawHtml: { parse: textOfRawHtml },
};
