import type { FootnoteDefinition, Nodes, Root } from "mdast";
import type { TextWriter } from "./text-writer.ts";

/** Reports footnotes that readers would not see: without a mark in the text, or with the label of another one. */
export function reportLostNotes(root: Root, text: string, out: TextWriter): void {
  if (!text.includes("]:")) return;
  const notes: FootnoteDefinition[] = [];
  const marks = new Set<string>();
  const collect = (node: Nodes) => {
    if (node.type === "footnoteDefinition") notes.push(node);
    if (node.type === "footnoteReference") marks.add(node.identifier);
    if ("children" in node) for (const child of node.children) collect(child);
  };
  collect(root);
  const seen = new Set<string>();
  for (const { identifier, label, position } of notes) {
    const shown = `\`[^${label ?? identifier}]\``;
    if (!marks.has(identifier))
      out.report("BG0216", `nothing refers to the footnote ${shown}, so it is not shown`, {}, position);
    else if (seen.has(identifier))
      out.report("BG0216", `there are two footnotes ${shown}, and only the first is shown`, {}, position);
    seen.add(identifier);
  }
}
