import type { Root } from "mdast";
import { cjkFriendlyExtension } from "micromark-extension-cjk-friendly";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";
import { endBareAddresses } from "./bare-addresses.ts";
import { withHouseMarks } from "./house-marks.ts";
import type { MarkdownParser } from "./parsers.ts";

/** In Chinese, Japanese and Korean, emphasis may stand between a letter and a punctuation mark, without a space. */
function remarkCjkEmphasis(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), cjkFriendlyExtension()];
}

const markdown = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ["yaml"])
  .use(remarkGfm)
  .use(remarkCjkEmphasis)
  .freeze();
/** For texts in the front matter, such as the answer of an inline question. */
const fragment = unified().use(remarkParse).use(remarkGfm).use(remarkCjkEmphasis).freeze();

/** The Markdown parser of record. */
export const markdownReference: MarkdownParser = {
  parseFile(text) {
    const root = withHouseMarks(text, (written) => markdown.parse(written) as Root);
    endBareAddresses(root);
    const [first] = root.children;
    return { root, offset: 0, yaml: first?.type === "yaml" ? first.value : "" };
  },
  parseFragment(text) {
    const root = withHouseMarks(text, (written) => fragment.parse(written) as Root);
    endBareAddresses(root);
    return root;
  },
};
