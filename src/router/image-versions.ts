import { type SitePath, sitePath } from "./paths.ts";

/** What is known about an image file. */
export interface ImageFile {
  /** In pixels, as browsers show it: turned as its EXIF orientation says. */
  readonly width: number;
  readonly height: number;
  /** Digest of its content; only if smaller versions of it can be made. */
  readonly digest?: string | undefined;
}

/** An image as a page shows it. */
export interface ShownImage {
  readonly width: number;
  readonly height: number;
  /** Smaller versions, the narrowest first; the digest in their names changes with their content. */
  readonly versions: readonly { readonly path: SitePath; readonly width: number }[];
}

/** The width that a video's picture needs: the theme's column, in pixels. */
const POSTER = 900;

/** The file of an image that is shown at one size, since `poster` offers no choice. */
export const posterOf = (path: SitePath, image: ShownImage | undefined): SitePath =>
  image?.versions.find(({ width }) => width >= POSTER)?.path ?? path;

/** The versions of an image: all widths below its own. */
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
