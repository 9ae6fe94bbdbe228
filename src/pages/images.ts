import { escapeHtml } from "../text/html.ts";
import { type SitePath, sitePath } from "./paths.ts";

/** What an image file says of itself. */
export interface ImageFile {
  /** In pixels, as browsers show it: turned as its EXIF orientation says. */
  readonly width: number;
  readonly height: number;
  /** Digest of its content; only where smaller versions of it can be made. */
  readonly digest?: string | undefined;
}

/** An image as a page shows it. */
export interface ShownImage {
  readonly width: number;
  readonly height: number;
  /** Smaller versions, the narrowest first; the digest in their names changes with their content. */
  readonly versions: readonly { readonly path: SitePath; readonly width: number }[];
}

/**
 * How wide images stand on the page, for browsers to choose by (HTML, `sizes`): the theme's column,
 * or a whole narrow screen.
 */
const SIZES = "(min-width: 82rem) 46rem, (min-width: 62rem) calc(100vw - 25rem), 100vw";

/** The versions that an image gets: all widths below its own. */
export function shownImage(
  path: SitePath,
  { width, height, digest }: ImageFile,
  widths: readonly number[],
): ShownImage {
  const smaller = digest === undefined ? [] : widths.filter((narrow) => narrow < width).sort((a, b) => a - b);
  const name = path.replace(/\.[^./]*$/, "");
  return {
    ...{ width, height },
    versions: smaller.map((narrow) => ({
      path: sitePath(`${name}-${narrow}-${digest!.slice(0, 8)}.webp`),
      width: narrow,
    })),
  };
}

export interface ImageAttributes {
  readonly width: number;
  readonly height: number;
  readonly srcset?: string;
  readonly sizes?: string;
}

/**
 * The attributes of an image besides its address. The file itself is offered too, unless it is much
 * wider than any page needs it: then only browsers that know no `srcset` load it.
 */
export function imageAttributes(
  path: SitePath,
  { width, height, versions }: ShownImage,
  addressOf: (path: SitePath) => string,
): ImageAttributes {
  const widest = versions.at(-1);
  if (!widest) return { width, height };
  const offered = width <= 2 * widest.width ? [...versions, { path, width }] : versions;
  const srcset = offered.map((version) => `${addressOf(version.path)} ${version.width}w`).join(", ");
  return { width, height, srcset, sizes: SIZES };
}

/** The same as HTML that goes on after the address, within its quotes: `a.png" width="2" height="2`. */
export const afterAddress = (attributes: ImageAttributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => `" ${name}="${escapeHtml(String(value))}`)
    .join("");
