import type { Document } from "../content/document.ts";
import type { Picture } from "../content/story-media.ts";
import { deedOf } from "../markdown/licences.ts";
import type { PageContext } from "./context.ts";
import type { ImageModel } from "./model.ts";

/** The picture in a document's front matter; undefined if it has none in the site. */
export function pictureModel(
  document: Pick<Document, "path">,
  image: Picture | undefined,
  context: PageContext,
): ImageModel | undefined {
  const shown = image && context.imageOf(document);
  if (!image || !shown) return undefined;
  const { alt, caption, credit, licence } = image;
  return { ...shown, alt, caption, credit, licence: licence === undefined ? undefined : licenceOf(licence) };
}

const licenceOf = (text: string): NonNullable<ImageModel["licence"]> => ({ text, href: deedOf(text) });
