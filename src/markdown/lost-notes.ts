import type { Definition, FootnoteDefinition, Nodes, Root } from "mdast";
import type { TextWriter } from "./text-writer.ts";

/**
 * Reports what readers would not see: footnotes without a mark in the text, or with the label of another one; citations
 * that a colon turns into the address of a link.
 */
export function reportLostNotes(root: Root, text: string, out: TextWriter): void {
  if (!text.includes("]:")) return;
  const notes: FootnoteDefinition[] = [];
  const marks = new Set<string>();
  const addresses: Definition[] = [];
  const collect = (node: Nodes) => {
    if (node.type === "footnoteDefinition") notes.push(node);
    if (node.type === "definition" && /^-?@/.test(node.identifier)) addresses.push(node);
    if (node.type === "footnoteReference" || node.type === "linkReference") marks.add(node.identifier);
    if ("children" in node) for (const child of node.children) collect(child);
  };
  collect(root);
  for (const { identifier, label, position } of addresses)
    if (!marks.has(identifier)) {
      const why = { label: "a colon after the bracket makes it the name of an address; leave it out" };
      out.report("BG0220", `\`[${label ?? identifier}]:\` looks like a citation`, why, position);
    }
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
