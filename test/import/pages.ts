import { LIMITS } from "../../src/content/limits.ts";
import { SectionNames } from "../../src/content/sections.ts";
import { oldSite } from "../../src/import/old-site.ts";
import type { Values } from "../../src/import/site-front-matter.ts";
import { importSitePages, type NewSite, type SiteImport } from "../../src/import/site-import.ts";
import { NOW } from "../support/site.ts";

export interface OldSiteFiles {
  readonly from: "hugo" | "jekyll";
  /** Source → text. */
  readonly pages: Readonly<Record<string, string>>;
  readonly config?: Values;
  /** Pictures and other files of the old site. */
  readonly files?: readonly string[];
  readonly into?: Partial<NewSite>;
}

/** What another generator's pages become, without a disk. */
export function importing({ from, pages, config = {}, files = [], into = {} }: OldSiteFiles): SiteImport {
  return importSitePages({
    site: oldSite(from, config),
    pages: Object.entries(pages).map(([source, text]) => ({ source, text })),
    files: { has: (path) => files.includes(path) },
    now: NOW,
    into: {
      ...{ language: "en", timeZone: "UTC", sections: new SectionNames(), limits: LIMITS },
      ...{
        storyPermalink: "/stories/:slug/",
        outlets: [],
        topics: [],
        authors: [],
        stories: [],
        statics: [],
      },
      ...into,
    },
  });
}

/** The story that one page becomes, and the reason if it becomes none. */
export function importingPage(
  from: "hugo" | "jekyll",
  source: string,
  text: string,
  more: Partial<OldSiteFiles> = {},
) {
  const { stories, leftOut } = importing({ from, pages: { [source]: text }, ...more });
  return { story: stories[0], leftOut: leftOut[0] };
}

/** A post of Jekyll with this text below its front matter. */
export const postText = (body: string, more: Partial<OldSiteFiles> = {}) =>
  bodyOf("jekyll", "_posts/2026-01-02-a.md", body, more);

/** A page of Hugo with this text below its front matter. */
export const pageText = (body: string, more: Partial<OldSiteFiles> = {}) =>
  bodyOf("hugo", "content/posts/a.md", body, more);

function bodyOf(from: "hugo" | "jekyll", source: string, body: string, more: Partial<OldSiteFiles>) {
  const { story } = importingPage(from, source, `---\ntitle: A\ndate: 2026-01-02\n---\n${body}\n`, more);
  return {
    text: story!.text.slice(story!.text.indexOf("\n---\n") + 6).trimEnd(),
    notes: story!.notes.map(({ message, line }) => `${line}: ${message}`),
    sources: [...story!.text.matchAll(/^ {4}url: (.*)$/gm)].map(([, url]) => url),
  };
}
