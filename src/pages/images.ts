import type { ShownImage } from "../router/image-versions.ts";
import type { SitePath } from "../router/paths.ts";
import { escapeHtml } from "../text/html.ts";

/**
 * The width of images on the page, by which browsers choose a version (HTML, `sizes`): the theme's column, or a whole
 * narrow screen.
 */
const SIZES = "(min-width: 82rem) 46rem, (min-width: 62rem) calc(100vw - 25rem), 100vw";

export interface ImageAttributes {
  readonly width: number;
  readonly height: number;
  readonly srcset?: string;
  readonly sizes?: string;
}

/**
 * The attributes of an image besides its address. `srcset` includes the file itself, unless it is much wider than any
 * page needs: then only browsers that do not support `srcset` load it.
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

/** The same as HTML that continues the address within its quotes: `a.png" width="2" height="2`. */
export const afterAddress = (attributes: ImageAttributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => `" ${name}="${escapeHtml(String(value))}`)
    .join("");
