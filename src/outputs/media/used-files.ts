import type { Config } from "../../config/config.ts";
import type { Place, Report } from "../../diagnostics/diagnostic.ts";
import type { ChartTable, ChartType } from "../../markdown/charts/chart.ts";
import { recordingKind } from "../../markdown/recordings.ts";
import type { LateTools } from "../../pages/tools.ts";
import { type ImageFile, posterOf, type ShownImage, shownImage } from "../../router/image-versions.ts";
import type { Recording } from "../../router/links.ts";
import { type SitePath, sitePath } from "../../router/paths.ts";
import type { Routes } from "../../router/routes.ts";
import { byCodePoint } from "../../text/order.ts";
import { readNumbers } from "./numbers.ts";

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
  /** Other files beside briefings and pages: `briefings/2026/11/chart.png`. */
  readonly media: readonly string[];
  /** What is known about an image, by its path in the site: `static/port.png`. */
  readonly images: (path: string) => ImageFile | undefined;
  /** The size of a file in bytes, by its path in the site; undefined if there is none. */
  readonly sizeOf: (path: string) => number | undefined;
  /** The content of a file, by its path in the site; undefined if it cannot be read, which is reported. */
  readonly readFile: (path: string) => Uint8Array | undefined;
  readonly tools: Pick<LateTools, "charts">;
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
  /** A file without its ending → files beside it that belong to it; created for the first recording. */
  #companions: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(site: SiteMedia, config: Config, routes: Routes) {
    this.#site = site;
    this.#config = config;
    this.#routes = routes;
    this.#beside = new Set(site.media);
    this.#statics = new Set(site.staticFiles);
    this.#files = new Map(site.staticFiles.map((file) => [sitePath(file), `static/${file}`]));
  }

  /** Every file that a text may use, by its path in the site. */
  get all(): string[] {
    return [...this.#site.staticFiles.map((file) => `static/${file}`), ...this.#site.media];
  }

  /** Where a file that a text uses is published; `file`: its path in the site. */
  publish(file: string): SitePath | undefined {
    const inStatic = file.startsWith("static/") ? file.slice("static/".length) : undefined;
    if (inStatic !== undefined) return this.#statics.has(inStatic) ? sitePath(inStatic) : undefined;
    if (!this.#beside.has(file)) return undefined;
    const path = sitePath(`media/${file.replace(/^briefings\//, "")}`);
    if (!this.media.has(file)) {
      this.media.set(file, path);
      this.#files.set(path, file);
      this.#routes.claim(path, { what: "a file beside a text", at: { path: file } });
    }
    return path;
  }

  /** A published file as a recording on pages, with what lies beside it and has its name. */
  play(path: SitePath): Recording | undefined {
    const file = this.#files.get(path);
    const bytes = file === undefined ? undefined : this.#site.sizeOf(file);
    if (file === undefined || bytes === undefined) return undefined;
    const stem = file.replace(/\.[^./]*$/, "");
    this.#companions ??= companionsIn([...this.#site.media, ...this.#files.values()]);
    const captions: Recording["captions"][number][] = [];
    let poster: SitePath | undefined;
    for (const beside of this.#companions.get(stem) ?? []) {
      const published = this.publish(beside);
      if (published === undefined) continue;
      const [, lang] = CAPTIONS.exec(beside) ?? [];
      if (beside.endsWith(".vtt")) captions.push({ path: published, ...(lang ? { lang } : {}) });
      else if (recordingKind(file) === "video") poster ??= posterOf(published, this.show(published));
    }
    return { bytes, captions, ...(poster === undefined ? {} : { poster }) };
  }

  /** The numbers in a published file; undefined if they cannot be read, which is reported. */
  table(path: SitePath, type: ChartType, at: Place, report: Report): ChartTable | undefined {
    const file = this.#files.get(path);
    const { charts } = this.#site.tools;
    const bytes = file === undefined ? undefined : this.#site.readFile(file);
    if (file === undefined || !charts || !bytes) return undefined;
    return readNumbers({ path: file, bytes }, type, charts, (found) => report({ ...found, at }));
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

/** A BCP 47 tag: language, script, region. */
const TAG = "[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\\d{3}))?";
const CAPTIONS = new RegExp(`\\.(${TAG})\\.vtt$`);
const COMPANION = new RegExp(`^(.*?)(?:(?:\\.${TAG})?\\.vtt|\\.(?:jpe?g|png|webp))$`);

/** Captions and pictures: `clip.vtt`, `clip.en.vtt` and `clip.jpg` belong to `clip.mp4`. */
function companionsIn(files: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const file of [...new Set(files)].sort(byCodePoint)) {
    const stem = COMPANION.exec(file)?.[1];
    if (stem === undefined) continue;
    const known = found.get(stem);
    if (known) known.push(file);
    else found.set(stem, [file]);
  }
  return found;
}
