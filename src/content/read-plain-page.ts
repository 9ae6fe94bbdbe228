import { diagnostic, type Place, type Report, type Span } from "../diagnostics/diagnostic.ts";
import { slugify } from "../text/names.ts";
import { checkSlug, fileName, readAlias } from "./address.ts";
import type { BodyReader } from "./body.ts";
import type { PlainPageDocument } from "./document.ts";
import { DocumentText } from "./document-text.ts";
import type { Block } from "./page-block.ts";
import type { PlainPageFront } from "./plain-page.ts";
import type { SourceFile } from "./source-file.ts";

/** The folder of plain pages. */
export const PAGES = "pages/";

/** The id of a page: its file's path below `pages/`, without `.md`. */
export const pageId = (path: string): string => path.slice(PAGES.length).replace(/\.md$/i, "");

/** `named`: where the title is written. The names of folders are checked when all pages are known. */
export function readPlainPage(
  { path, digest }: SourceFile,
  front: PlainPageFront,
  named: Span,
  { body, blocks }: { readonly body: BodyReader; readonly blocks: readonly Block[] },
  report: Report,
): PlainPageDocument {
  const id = pageId(path);
  const isOfFolder = id.endsWith("/index");
  const slug = isOfFolder ? "" : (front.slug?.value ?? slugify(fileName(path)));
  const slugSpan = front.slug?.span ?? named;
  if (id === "index") refuseHome(path, report);
  else if (!isOfFolder) checkSlug(slug, { path, span: slugSpan }, report);
  else if (front.slug) refuseSlug({ path, span: slugSpan }, report);
  for (const { value, span } of front.aliases) readAlias(value, { path, span }, report);
  return {
    kind: "page",
    ...{ id, path, digest, sound: true, slug, slugSpan, front, blocks },
    folders: id.split("/").slice(0, -1).map(slugify),
    ...body.outline(),
    text: new DocumentText(body.text([])),
  };
}

function refuseHome(path: string, report: Report): void {
  const help = [
    "for a page about the site, rename the file: pages/about.md is at /about/",
    "to change the home page, copy its template: `briefgen eject pages/home`",
  ];
  report(diagnostic("BG0407", "the home page is not a plain page", { at: { path }, help }));
}

function refuseSlug(at: Place, report: Report): void {
  const help = ["delete `slug:`, or rename the folder"];
  report(diagnostic("BG0408", "the page of a folder has no slug of its own", { at, help }));
}
