import { stringify } from "yaml";
import { headingsIn } from "../content/section-headings.ts";
import { shortSlug, slugify } from "../text/names.ts";

export interface NewFileRequest {
  readonly kind: "story" | "topic" | "source" | "author" | "question" | "storyline" | "edition" | "page";
  /** The title, name or question. */
  readonly name: string;
  /** For a page: the folders below pages/ that it is in, as their names are written. */
  readonly folders?: readonly string[];
  /** As in front matter: `2026-11-23`. */
  readonly date: string;
  /** The site's language, for the headings of a story. */
  readonly language: string;
  /** Whether another story has this id or slug: many sites have a “Morning briefing” every day. */
  readonly isTaken: (slug: string) => boolean;
  /** For an edition: ids of the stories that no edition has yet. */
  readonly waiting?: readonly string[];
}

/** A file with the keys to fill in, in the usual order. */
export function newFile(request: NewFileRequest): { readonly path: string; readonly text: string } {
  const { kind, name, date } = request;
  switch (kind) {
    case "story":
      return story(request);
    case "topic":
      return record(`topics/${slugify(name)}`, { name, aliases: [] });
    case "source":
      return record(`sources/${slugify(name)}`, { name, aliases: [], domains: [] });
    case "author":
      return record(`authors/${slugify(name)}`, { name, beats: [], links: [] });
    case "question":
      return record(`questions/${shortSlug(name)}`, { question: name, date, status: "open", topics: [] });
    case "storyline":
      return record(`storylines/${shortSlug(name)}`, { title: name, status: "active", topics: [] });
    case "edition":
      return record(`editions/${date.slice(0, 10)}`, {
        title: name,
        date,
        status: "draft",
        stories: request.waiting ?? [],
      });
    case "page":
      return {
        path: `pages/${[...(request.folders ?? []).map(slugify), shortSlug(name)].join("/")}.md`,
        text: `${frontMatter({ title: name, status: "draft" })}\n`,
      };
  }
}

function story({ name, date, language, isTaken }: NewFileRequest) {
  const [year = "", month = ""] = date.split("-");
  const short = shortSlug(name);
  const slug = isTaken(short) ? `${short}-${date.slice(0, 10)}` : short;
  const front = { title: name, date, id: slug, status: "draft", topics: [], sources: [] };
  // The last two sections come from the site's questions and topics.
  const { happened, behind, papers, background, deeper } = headingsIn(language);
  const body = [happened, behind, papers, background, deeper].map((heading) => `## ${heading}\n`).join("\n");
  return { path: `briefings/${year}/${month}/${slug}.md`, text: `${frontMatter(front)}\n${body}` };
}

const record = (name: string, front: object) => ({
  path: `briefings/${name}.md`,
  text: frontMatter(front),
});

const frontMatter = (front: object): string => `---\n${stringify(front, { lineWidth: 0 })}---\n`;
