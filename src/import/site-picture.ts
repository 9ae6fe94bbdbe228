import { isMapping } from "./site-front-matter.ts";
import type { Notes } from "./site-note.ts";
import { type FrontReader, plainText, textOf } from "./site-values.ts";

/** A story's picture, as in briefgen's front matter. */
export interface StoryPicture {
  readonly src: string;
  readonly alt: string;
  readonly credit?: string | undefined;
}

/** Keys under which generators and their themes keep a page's picture, the most usual ones first. */
const KEYS = [
  ...[
    "image",
    "images",
    "featured_image",
    "featuredimage",
    "featured-image",
    "feature_image",
    "cover",
    "cover_image",
  ],
  ...[
    "coverimage",
    "header",
    "hero",
    "hero_image",
    "banner",
    "thumbnail",
    "thumb",
    "teaser",
    "primary_image",
    "img",
  ],
  ...["image_path", "og_image", "social_image", "share-img", "cover-img", "thumbnail-img"],
];

/** Keys within such a value that hold an address. */
const ADDRESS = [
  "src",
  "image",
  "path",
  "url",
  "feature",
  "teaser",
  "overlay_image",
  "img",
  "file",
  "relative",
  "thumb",
];

const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|svg)(?:[?#].*)?$/i;

/** The first picture that the old site has. What says nothing else is taken; all other keys are kept. */
export function pictureOf(
  front: FrontReader,
  title: string,
  find: (address: string) => string | undefined,
  note: Notes,
): StoryPicture | undefined {
  for (const key of KEYS) {
    const value = front.peek(key);
    const written = addressIn(value);
    const src = written === undefined || /^(?:https?:)?\/\//i.test(written) ? undefined : find(written);
    if (src === undefined || !PICTURE.test(src)) {
      if (written !== undefined)
        note({
          kind: "picture",
          message: `the picture in \`${key}\` was not found in the old site; the key is under \`extra\``,
          detail: written,
        });
      continue;
    }
    if (isWhole(value)) front.take(key);
    const described = describe(front, value);
    if (described.alt === undefined)
      note({
        kind: "picture",
        message: "pictures of stories without a description: `image.alt` is the title",
        detail: src,
      });
    return { src, alt: described.alt ?? title, credit: described.credit };
  }
  return undefined;
}

function addressIn(value: unknown): string | undefined {
  const first = Array.isArray(value) ? value[0] : value;
  if (!isMapping(first)) return typeof first === "string" ? textOf(first) : undefined;
  const key = ADDRESS.find((name) => typeof first[name] === "string" && textOf(first[name]) !== undefined);
  return key === undefined ? undefined : textOf(first[key]);
}

/** Whether nothing of the value is lost with its address and description. */
const isWhole = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.length === 1 && isWhole(value[0])
    : !isMapping(value) ||
      Object.keys(value).every((name) => [...ADDRESS.slice(0, 4), "alt", "caption", "credit"].includes(name));

function describe(
  front: FrontReader,
  value: unknown,
): { alt: string | undefined; credit: string | undefined } {
  const own = Array.isArray(value) ? value[0] : value;
  const { alt, description, image_description, caption, title, credit } = isMapping(own) ? own : {};
  const beside = [
    "image_alt",
    "imagealt",
    "image-alt",
    "alt",
    "featured_image_alt",
    "cover_alt",
    "thumbnail_alt",
  ];
  const text = (found: unknown) => plainText(textOf(found) ?? "") || undefined;
  return {
    alt:
      text(alt) ??
      text(image_description) ??
      text(description) ??
      front.first(beside, text) ??
      text(caption) ??
      text(title),
    credit: text(credit) ?? (text(alt) === undefined ? undefined : text(caption)),
  };
}
