/** Endings of images' names → their media types. */
export const IMAGE_TYPES: Readonly<Record<string, string>> = {
  svg: "image/svg+xml",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  avif: "image/avif",
  ico: "image/x-icon",
};

/** The media type of an image by its name; undefined if its ending is none of an image. */
export const imageTypeOf = (path: string): string | undefined =>
  IMAGE_TYPES[path.slice(path.lastIndexOf(".") + 1).toLowerCase()];
