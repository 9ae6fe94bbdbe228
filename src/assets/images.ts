import { join } from "node:path";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import { digestOf } from "../disk/digest.ts";
import type { Disk } from "../disk/disk.ts";
import type { Output } from "../publish/output.ts";
import { type FoundFile, openFound, readFound } from "../source/found-file.ts";
import type { SiteFiles } from "../source/scan.ts";
import { bestEffort } from "../store/best-effort.ts";
import { byCodePoint } from "../text/order.ts";
import { versionOf } from "./optional-package.ts";

/** Files that are measured. */
const IMAGE = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico|tiff?)$/i;
/** Files that get smaller versions: still images in pixel formats. */
const RESIZABLE = /\.(?:png|jpe?g|webp)$/i;

/** Most formats give their size in the first bytes; a JPEG may have hundreds of kilobytes of other data first. */
const HEADERS = [4096, 512 * 1024];

/**
 * Whether a vector image gives its size. With only a `viewBox`, it has a shape but no size: it is as wide as its place
 * on the page, and using the numbers of the box would make it tiny or huge.
 */
const SIZED_SVG = /<svg\b(?=[^>]*\swidth=["'][\d.]+(?:px)?["'])(?=[^>]*\sheight=["'][\d.]+(?:px)?["'])/i;

/** The most pixels per side that any program shows; a file may claim more. */
const LARGEST = 1_000_000;

/** In pixels: more than a page needs, on a sharp screen as well. */
const LARGE = 1600;

const FILE = "images.json";

/** What is known about an image file. */
interface ImageFile {
  /** In pixels, as browsers show it: turned as its EXIF orientation says. */
  readonly width: number;
  readonly height: number;
  /** Digest of its content; only if smaller versions of it can be made. */
  readonly digest?: string | undefined;
}

interface Known extends ImageFile {
  readonly seen: string;
}

type Measure = (bytes: Uint8Array) => { width: number; height: number; orientation?: number };

/** The sizes of a site's images, each measured on demand and stored for the next build. */
export class ImageFiles {
  readonly #files: ReadonlyMap<string, FoundFile>;
  readonly #measure: Measure;
  readonly #disk: Disk;
  /** Where known sizes are kept; undefined if they are not kept. */
  readonly #store: string | undefined;
  readonly #version: string;
  readonly #before: Readonly<Record<string, Known>>;
  readonly #known = new Map<string, Known | undefined>();
  readonly #resizes: boolean;

  constructor(
    files: readonly FoundFile[],
    measure: Measure,
    { state, version, disk, installed = versionOf }: Keeping,
  ) {
    this.#resizes = installed("sharp") !== undefined;
    this.#files = new Map(files.map((file) => [file.path, file]));
    this.#measure = measure;
    this.#disk = disk;
    this.#store = state && join(state, FILE);
    this.#version = `${version} ${this.#resizes}`;
    this.#before = this.#read();
  }

  /** A file by its path in the site, `static/port.png`; undefined if it is not an image, or damaged. */
  of(path: string): ImageFile | undefined {
    if (!this.#known.has(path)) this.#known.set(path, this.#find(path));
    return this.#known.get(path);
  }

  #find(path: string): Known | undefined {
    const file = this.#files.get(path);
    if (!file) return undefined;
    const before = this.#before[path];
    if (before && file.seen !== "" && before.seen === file.seen) return before;
    try {
      const size = this.#sizeOf(file);
      const digest =
        this.#resizes && RESIZABLE.test(path) ? digestOf(readFound(file, this.#disk)) : undefined;
      return size && { ...size, digest, seen: file.seen };
    } catch (error) {
      // Copying the file reports whether it can be read.
      if ((error as NodeJS.ErrnoException).code === undefined) throw error;
      return undefined;
    }
  }

  #sizeOf(found: FoundFile): Pick<ImageFile, "width" | "height"> | undefined {
    const file = openFound(found, this.#disk);
    try {
      for (const length of HEADERS) {
        const bytes = file.read(0, length);
        if (/\.svg$/i.test(found.path) && !SIZED_SVG.test(new TextDecoder().decode(bytes))) return undefined;
        const size = this.#measured(bytes);
        if (size) return size;
      }
      return undefined;
    } finally {
      file.close();
    }
  }

  #measured(bytes: Uint8Array): Pick<ImageFile, "width" | "height"> | undefined {
    try {
      const { width, height, orientation = 1 } = this.#measure(bytes);
      if (!(Math.min(width, height) >= 1 && Math.max(width, height) <= LARGEST)) return undefined;
      // From 5 on, the image is rotated by a quarter turn (EXIF 2.32, tag 0x0112).
      const [across, down] = orientation >= 5 ? [height, width] : [width, height];
      return { width: Math.round(across), height: Math.round(down) };
    } catch {
      // The library throws if it does not know the format, or if the bytes end too soon.
      return undefined;
    }
  }

  #read(): Readonly<Record<string, Known>> {
    try {
      const text = this.#store && new TextDecoder().decode(this.#disk.read(this.#store));
      const { version, images } = JSON.parse(text ?? "{}");
      return version === this.#version ? images : {};
    } catch {
      return {};
    }
  }

  /** Images that pages show and that are larger than a page needs, and stay so because sharp is not installed: their paths. */
  large(): string[] {
    if (this.#resizes) return [];
    const isLarge = ([path, known]: [string, Known | undefined]) =>
      known !== undefined && known.width > LARGE && RESIZABLE.test(path);
    return [...this.#known].filter(isLarge).map(([path]) => path);
  }

  /** Saves the known sizes. */
  save(): void {
    const images = Object.fromEntries([...this.#known].filter(([, known]) => known));
    const store = this.#store;
    if (store === undefined || JSON.stringify(images) === JSON.stringify(this.#before)) return;
    bestEffort(() => this.#disk.write(store, JSON.stringify({ version: this.#version, images })));
  }
}

interface Keeping {
  readonly state: string | undefined;
  /** With another version, nothing that was kept is used. */
  readonly version: string;
  readonly disk: Disk;
  /** The version of an optional package; undefined if it is not installed. */
  readonly installed?: (name: string) => string | undefined;
}

/** The images of a site. The library that measures them is loaded only if there are any. */
export async function openImages({ statics, media }: Pick<SiteFiles, "statics" | "media">, keeping: Keeping) {
  const files = [...statics, ...media].filter(({ path }) => IMAGE.test(path));
  if (files.length === 0) return NO_IMAGES;
  const { imageSize } = await import("image-size");
  return new ImageFiles(files, imageSize, keeping);
}

const NO_IMAGES: Pick<ImageFiles, "of" | "save" | "large"> = {
  of: () => undefined,
  save: () => {},
  large: () => [],
};

/** Says once, for all images, that they stay large. */
export function reportLarge(images: Pick<ImageFiles, "large">, report: Report): void {
  const [path, ...others] = images.large().sort(byCodePoint);
  if (path === undefined) return;
  const what = others.length === 0 ? "this image is" : `this image and ${others.length} more are`;
  report(
    diagnostic("BG0226", `${what} wider than ${LARGE} pixels, and readers' phones load all of it`, {
      at: { path },
      help: ["run `npm install sharp`: then pages offer smaller versions, too"],
    }),
  );
}

/** Where an output's derived images are stored. */
export const derivedImages = ({ state }: Output): string => join(state, "images");
