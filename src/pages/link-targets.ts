import type { Document } from "../content/document.ts";
import { type ShownImage, shownImage } from "./images.ts";
import type { LinkTargets } from "./links.ts";
import { type SitePath, sitePath } from "./paths.ts";
import type { PlanInput } from "./plan.ts";
import type { PageNode, Routes } from "./routes.ts";

export interface PlannedVersion {
  /** The image's path in the site. */
  readonly file: string;
  /** Of the image's content. */
  readonly digest: string;
  /** In pixels. */
  readonly width: number;
}

/** What links of texts make part of the site. */
interface Used {
  readonly media: Map<string, SitePath>;
  readonly anchored: Set<string>;
  readonly versions: Map<SitePath, PlannedVersion>;
}

/** What no page is at. */
const NOWHERE = sitePath("//");

/** What links of texts may lead to. Files that a link leads to become part of the site, and so do versions of images. */
export function linkTargets(
  { config, documents, heldBack, ...input }: PlanInput,
  routes: Routes,
  nodes: readonly PageNode[],
  { media, anchored, versions }: Used,
): LinkTargets {
  const pages = new Map<string, SitePath>();
  for (const node of nodes) if (node.document) pages.set(node.document.path, routes.of(node));
  /** Page → its text; made at the first link to an anchor. */
  let written: Map<SitePath, Document> | undefined;
  const beside = new Set(input.media);
  const statics = new Set(input.staticFiles);
  const files = new Map<SitePath, string>(
    input.staticFiles.map((file) => [sitePath(file), `static/${file}`]),
  );
  const shown = new Map<SitePath, ShownImage | undefined>();
  return {
    ...{ routes, pages, heldBack },
    anchors(page) {
      written ??= new Map(documents.map((document) => [pages.get(document.path) ?? NOWHERE, document]));
      const document = written.get(page);
      if (document) anchored.add(document.path);
      return document && new Set(document.detail.anchors);
    },
    basePath: config.site.basePath,
    image(path) {
      const file = files.get(path);
      const known = file === undefined || shown.has(path) ? undefined : input.images(file);
      if (file === undefined || !known) return shown.get(path);
      const image = shownImage(path, known, config.images.widths);
      shown.set(path, image);
      for (const { path: version, width } of image.versions)
        if (routes.claim(version, { what: "a smaller version of an image", at: { path: file } }))
          versions.set(version, { file, digest: known.digest!, width });
      return image;
    },
    media(file) {
      const inStatic = file.startsWith("static/") ? file.slice("static/".length) : undefined;
      if (inStatic !== undefined) return statics.has(inStatic) ? sitePath(inStatic) : undefined;
      if (!beside.has(file)) return undefined;
      const path = sitePath(file.replace(/^briefings\//, "media/"));
      if (!media.has(file)) {
        media.set(file, path);
        files.set(path, file);
        routes.claim(path, { what: "a file next to a briefing", at: { path: file } });
      }
      return path;
    },
  };
}
