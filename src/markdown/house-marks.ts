import type { Nodes, Root } from "mdast";

/** Stands for the asterisk of `[@*]` while a parser reads: from Unicode's private use area, so no markup has it. */
const STAND_IN = "\ue010";

/**
 * Reads a text in which `[@*]` is a citation, whatever other asterisks are near: two of them would be emphasis. Places in the
 * tree are those of the text.
 */
export function withHouseMarks(text: string, parse: (text: string) => Root): Root {
  if (!text.includes("[@*]") || text.includes(STAND_IN)) return parse(text);
  const root = parse(text.replaceAll("[@*]", `[@${STAND_IN}]`));
  restore(root);
  return root;
}

function restore(node: Nodes): void {
  const fields = node as unknown as Record<string, unknown>;
  for (const [name, value] of Object.entries(fields))
    if (typeof value === "string" && value.includes(STAND_IN)) fields[name] = value.replaceAll(STAND_IN, "*");
  if ("children" in node) for (const child of node.children) restore(child);
}
