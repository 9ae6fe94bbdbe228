import { parse as parseYaml } from "yaml";
import { SectionNames } from "../../src/content/sections.ts";
import { DraftPlaces } from "../../src/import/draft.ts";
import { draftsIn } from "../../src/import/drafts-in.ts";
import { isUnfit } from "../../src/import/foreign-file.ts";
import { SiteOutlets } from "../../src/import/site-outlets.ts";

/** The stories that a file of Kagi News or a feed becomes, as they are written to an empty site. */
export function drafting(from: "kagi" | "feed", file: unknown, day = "2026-11-23") {
  const places = new DraftPlaces([]);
  const found = draftsIn(typeof file === "string" ? file : JSON.stringify(file), from, {
    ...{ language: "en", timeZone: "UTC", sections: new SectionNames() },
    ...{ outlets: new SiteOutlets([]), topics: new Map() },
  });
  if (isUnfit(found)) return { unfit: found.unfit, stories: [] };
  const stories = found.drafts.flatMap((draft) => {
    const placed = isUnfit(draft) ? undefined : places.place(draft, day);
    if (isUnfit(draft) || !placed || "existing" in placed) return [];
    const [, yaml = "", body = ""] = /^---\n(.*?)\n---\n(?:\n(.*)\n)?$/s.exec(placed.text)!;
    return [{ ...placed, front: parseYaml(yaml), body, notes: draft.notes.map(({ message }) => message) }];
  });
  return { unfit: undefined, stories };
}

/** The one story of a file that is a cluster. */
export const clusterStory = (cluster: object) =>
  drafting("kagi", { title: "Ferries run again", ...cluster }).stories[0]!;

/** The one story of a feed in RSS with this item. */
export const itemStory = (item: string) =>
  drafting(
    "feed",
    `<rss version="2.0"><channel><title>The Harbour Gazette</title><link>https://harbour.example/</link><item>${item}</item></channel></rss>`,
  ).stories[0]!;
