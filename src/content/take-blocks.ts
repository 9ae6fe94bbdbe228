import type { Paragraph, Root } from "mdast";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import { turnInto } from "../markdown/element-node.ts";
import type { Parsers } from "../markdown/parsers.ts";
import type { Value } from "../schema/value.ts";
import { type Block, block } from "./page-block.ts";

interface TextWithBlocks {
  /** The file, its text, and where the tree's offsets count from. */
  readonly path: string;
  readonly text: string;
  readonly offset: number;
  readonly parsers: Parsers;
  readonly report: Report;
}

/**
 * The blocks that a plain page's text has in fences named `block`. Each fence becomes an element `block` with its number,
 * counted from 0; one with errors is nothing, because the page is not published.
 */
export function takeBlocks(root: Root, { path, text, offset, parsers, report }: TextWithBlocks): Block[] {
  const blocks: Block[] = [];
  for (const [index, node] of root.children.entries()) {
    const start = node.position?.start.offset;
    if (node.type !== "code" || node.lang?.toLowerCase() !== "block" || start === undefined) continue;
    const paragraph: Paragraph = { type: "paragraph", children: [], position: node.position! };
    turnInto(paragraph, "briefgen-block", { n: String(blocks.length) });
    root.children[index] = paragraph;
    const content = text.indexOf("\n", offset + start) + 1;
    const span = { start: content, end: content + node.value.length };
    if (node.value.trim() === "") {
      const help = ["write what it shows, such as `corrections`"];
      const at = { path, span: { start: offset + start, end: content - 1 } };
      report(diagnostic("BG0114", "the block is empty", { at, help }));
      continue;
    }
    const yaml: Value | undefined = /^[\w-]*$/.test(node.value)
      ? { kind: "scalar", text: node.value, quoted: false, span }
      : parsers.yaml.read({ path, text: node.value, offset: content }, report);
    const found = yaml && block.decode(yaml, { path, text, timeZone: "UTC", report });
    if (found) blocks.push(found);
  }
  return blocks;
}
