import type { Config } from "../../config/config.ts";
import { type ImageFile, type ShownImage, shownImage } from "../../router/image-versions.ts";
import { type SitePath, sitePath } from "../../router/paths.ts";
import type { Routes } from "../../router/routes.ts";

/** A smaller version of an image. */
export interface PlannedVersion {
  /** The image's path in the site. */
  readonly file: string;
  /** The digest of the image's content. */
  readonly digest: string;
  /** In pixels. */
  readonly width: number;
}

export interface SiteMedia {
  /** Paths of files that are copied unchanged, relative to the output: `images/port.jpg`. */
  readonly staticFiles: readonly string[];
  /** Other files beside the briefings: `briefings/2026/11/chart.png`. */
  readonly media: readonly string[];
  /** What is known about an image, by its path in the site: `static/port.png`. */
  readonly images: (path: string) => ImageFile | undefined;
}

/** The files that texts show or link. They become part of the site, and so do smaller versions of images. */
export class UsedFiles {
  /** The file beside a briefing → where it is published. */
  readonly media = new Map<string, SitePath>();
  /** Where a smaller version is published → the image and the width. */
  readonly versions = new Map<SitePath, PlannedVersion>();
  readonly #site: SiteMedia;
  readonly #config: Config;
  readonly #routes: Routes;
  readonly #beside: ReadonlySet<string>;
  readonly #statics: ReadonlySet<string>;
  /** Where a file is published → its path in the site. */
  readonly #files: Map<SitePath, string>;
  readonly #shown = new Map<SitePath, ShownImage | undefined>();

  constructor(site: SiteMedia, config: Config, routes: Routes) {
    this.#site = site;
    this.#config = config;
    this.#routes = routes;
    this.#beside = new Set(site.media);
    this.#statics = new Set(site.staticFiles);
    this.#files = new Map(site.staticFiles.map((file) => [sitePath(file), `static/${file}`]));
  }

  /** Where a file that a text uses is published; `file`: its path in the site. */
  publish(file: string): SitePath | undefined {
    const inStatic = file.startsWith("static/") ? file.slice("static/".length) : undefined;
    if (inStatic !== undefined) return this.#statics.has(inStatic) ? sitePath(inStatic) : undefined;
    if (!this.#beside.has(file)) return undefined;
    const path = sitePath(file.replace(/^briefings\//, "media/"));
    if (!this.media.has(file)) {
      this.media.set(file, path);
      this.#files.set(path, file);
      this.#routes.claim(path, { what: "a file beside a briefing", at: { path: file } });
    }
    return path;
  }

  /** A published file as an image on pages; undefined if it is not an image. */
  show(path: SitePath): ShownImage | undefined {
    const file = this.#files.get(path);
    const known = file === undefined || this.#shown.has(path) ? undefined : this.#site.images(file);
    if (file === undefined || !known) return this.#shown.get(path);
    const image = shownImage(path, known, this.#config.images.widths);
    this.#shown.set(path, image);
    for (const { path: version, width } of image.versions)
      if (this.#routes.claim(version, { what: "a smaller version of an image", at: { path: file } }))
        this.versions.set(version, { file, digest: known.digest!, width });
    return image;
  }
}
