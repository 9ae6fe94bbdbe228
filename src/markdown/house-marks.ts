import type { Nodes, Root } from "mdast";

/** Stand for signs of citations while a parser reads: from Unicode's private use area, so no markup has them. */
const ASTERISK = "\ue010";
const HYPHEN = "\ue011";
const STAND_INS = /[\ue010\ue011]/g;

/**
 * Reads a text in which `[@*]` is a citation, whatever other asterisks are near: two of them would be emphasis. Nor is
 * `-@key`, in a group of citations, the start of an e-mail address. Places in the tree are those of the text.
 */
export function withHouseMarks(text: string, parse: (text: string) => Root): Root {
  const isPlain = !text.includes("[@*") && !text.includes("-@");
  if (isPlain || text.search(STAND_INS) >= 0) return parse(text);
  const marked = text
    .replace(/\[@\*(?=[\];,\s])/g, `[@${ASTERISK}`)
    .replace(/(?<=[[\s])-@(?=[\p{L}\p{N}])/gu, `${HYPHEN}@`);
  const root = parse(marked);
  if (marked !== text) restore(root);
  return root;
}

function restore(node: Nodes): void {
  const fields = node as unknown as Record<string, unknown>;
  for (const [name, value] of Object.entries(fields))
    if (typeof value === "string")
      fields[name] = value.replace(STAND_INS, (sign) => (sign === HYPHEN ? "-" : "*"));
  if ("children" in node) for (const child of node.children) restore(child);
}
