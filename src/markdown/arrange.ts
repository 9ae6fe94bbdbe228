import type { Blockquote, Definition, Nodes, Paragraph, Parents, PhrasingContent, Root } from "mdast";
import { turnIntoAlert } from "./alerts.ts";
import type { Arranging } from "./arranging.ts";
import { Captions } from "./captions.ts";
import { readChart } from "./charts/read-chart.ts";
import { checkFence } from "./check-fence.ts";
import { turnIntoFigures } from "./figures.ts";
import { turnIntoLinkCard } from "./link-cards.ts";

/**
 * Finds what has a form of its own in a Markdown tree: pictures with captions, galleries, alerts, link cards, charts. Their
 * nodes say which elements they become, for a text with raw HTML and for one without.
 */
export function arrange(root: Root, arranging: Arranging): void {
  const definitions = new Map<string, Definition>();
  if (arranging.text.includes("]:")) findDefinitions(root, definitions);
  const captions = new Captions(arranging);
  const visit = (parent: Parents) => {
    for (const [index, node] of parent.children.entries()) {
      if (node.type === "paragraph") turnParagraph(node, definitions, captions, arranging);
      else if (node.type === "code") {
        const chart = readChart(node, arranging);
        if (chart) (parent.children as Nodes[])[index] = chart;
        else checkFence(node, arranging.out);
      } else if (CONTAINERS.has(node.type)) {
        if (node.type === "blockquote") turnIntoAlert(node as Blockquote, arranging);
        visit(node as Parents);
      }
    }
  };
  visit(root);
}

const CONTAINERS: ReadonlySet<string> = new Set(["blockquote", "list", "listItem", "footnoteDefinition"]);

function findDefinitions(parent: Parents, found: Map<string, Definition>): void {
  for (const node of parent.children)
    if (node.type === "definition") {
      const label = node.identifier.toUpperCase();
      if (!found.has(label)) found.set(label, node);
    } else if (CONTAINERS.has(node.type)) findDefinitions(node as Parents, found);
}

function turnParagraph(
  node: Paragraph,
  definitions: ReadonlyMap<string, Definition>,
  captions: Captions,
  arranging: Arranging,
): void {
  // Most paragraphs start with words.
  if (!node.children.every((child) => SHOWN_ALONE.has(child.type) || isSpace(child))) return;
  const parts = node.children.filter((child) => !isSpace(child)).map((child) => direct(child, definitions));
  if (parts.some(({ type }) => type !== "image" && type !== "link")) return;
  if (!turnIntoFigures(node, parts, captions)) turnIntoLinkCard(node, parts, arranging);
}

const SHOWN_ALONE: ReadonlySet<string> = new Set(["image", "link", "imageReference", "linkReference"]);

const isSpace = (node: PhrasingContent): boolean =>
  node.type === "break" || (node.type === "text" && node.value.trim() === "");

/** A reference with its definition's address and title. */
function direct(node: PhrasingContent, definitions: ReadonlyMap<string, Definition>): PhrasingContent {
  if (node.type === "link")
    return { ...node, children: node.children.map((child) => direct(child, definitions) as never) };
  if (node.type !== "imageReference" && node.type !== "linkReference") return node;
  const definition = definitions.get(node.identifier.toUpperCase());
  if (!definition) return node;
  const { url, title } = definition;
  const place = node.position ? { position: node.position } : {};
  return node.type === "imageReference"
    ? { type: "image", url, title: title ?? null, alt: node.alt ?? null, ...place }
    : { type: "link", url, title: title ?? null, children: node.children, ...place };
}
