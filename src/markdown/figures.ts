import type { Image, Link, Paragraph, PhrasingContent } from "mdast";
import type { Captions } from "./captions.ts";
import { elementNode, turnInto } from "./element-node.ts";

/** An image, or a link that contains nothing but one. */
type Picture = Image | (Link & { children: [Image] });

/**
 * Turns a paragraph of pictures alone into a figure, if the only one has a title, or into a gallery, if there are several.
 * False if it is another paragraph, or a picture without a title.
 */
export function turnIntoFigures(
  node: Paragraph,
  parts: readonly PhrasingContent[],
  captions: Captions,
): boolean {
  if (!parts.every(isPicture)) return false;
  const figures = parts.map((picture) => figureOf(picture, captions));
  const [first = []] = figures;
  if (figures.length > 1) {
    turnInto(node, "div", { class: "gallery" });
    node.children = figures.map((children, index) =>
      elementNode("figure", {}, children, parts[index]!.position),
    );
    return true;
  }
  if (first.length < 2) return false;
  turnInto(node, "figure");
  node.children = first;
  return true;
}

function isPicture(node: PhrasingContent): node is Picture {
  if (node.type === "image") return true;
  return node.type === "link" && node.children.length === 1 && node.children[0]?.type === "image";
}

/** The picture without its title, and its caption, if it has one. */
function figureOf(picture: Picture, captions: Captions): PhrasingContent[] {
  const image = picture.type === "image" ? picture : picture.children[0];
  const caption = captions.of(image);
  const bare: Image = { ...image, title: null };
  const shown = picture.type === "image" ? bare : { ...picture, children: [bare] };
  return caption ? [shown, caption] : [shown];
}
