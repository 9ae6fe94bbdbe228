import type { Root } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { MarkdownParser } from "./parsers.ts";

const markdown = unified().use(remarkParse).use(remarkFrontmatter, ["yaml"]).use(remarkGfm).freeze();
/** For texts in the front matter, such as the answer of an inline question. */
const fragment = unified().use(remarkParse).use(remarkGfm).freeze();

/** The Markdown parser of record. */
export const markdownReference: MarkdownParser = {
  parseFile(text) {
    const root = markdown.parse(text) as Root;
    const [first] = root.children;
    return { root, offset: 0, yaml: first?.type === "yaml" ? first.value : "" };
  },
  parseFragment: (text) => fragment.parse(text) as Root,
};
