import type { Document, StoryDocument } from "../content/document.ts";
import { type Diagnostic, diagnostic, type Place, type Report } from "../diagnostics/diagnostic.ts";
import { yamlEntry } from "../diagnostics/yaml-entry.ts";
import { sha256 } from "../disk/digest.ts";
import { sitePath } from "../router/paths.ts";
import { storyPath } from "../router/routes.ts";
import type { BuiltSite } from "../site/built-site.ts";
import { type Comparing, compareStories } from "./compare.ts";
import { HistoryError, Repository } from "./git.ts";
import { type PastSite, readPast } from "./past-site.ts";
import { shared } from "./typing.ts";

export { HistoryError };

/** A file under another name is the same story if this share of its first paragraph and title is the same. */
const SAME = 0.7;

/**
 * Compares a site with an earlier version of it in git. `now`: milliseconds since 1970. Throws `HistoryError` if git does not
 * have that version.
 */
export async function changesSince(
  root: string,
  rev: string,
  { sources, plan }: Pick<BuiltSite, "sources" | "plan">,
  now: number,
): Promise<Diagnostic[]> {
  const repository = new Repository(root);
  const past = await readPast(repository, repository.base(rev), sources.config);
  const found: Diagnostic[] = [];
  const report: Report = (problem) => found.push(problem);
  const today = new Date(now).toISOString().slice(0, 10);
  const comparing: Comparing = { today, digestOf: (text) => `sha256:${sha256(text)}`, report };
  const successors = new Successors(sources.documents, past.documents);
  for (const before of past.documents) {
    if (!isPublished(before, now)) continue;
    const after = successors.of(before);
    const address = addressOf(before, past);
    if (!plan.site.context.routes.has(sitePath(address))) reportGone(before, after, address, report);
    if (before.kind === "story" && after?.kind === "story" && after.front.status !== "draft")
      compareStories(before, after, comparing);
  }
  return found;
}

const isPublished = ({ kind, front }: Document, now: number): boolean => {
  if (kind === "story") return front.status !== "draft" && front.date.value.epoch <= now;
  if (kind === "page") return front.status !== "draft";
  return kind !== "question" || front.date.epoch <= now;
};

/** Where a document's page was, relative to the site: `stories/summit/`. */
function addressOf(document: Document, { storyPermalink }: PastSite): string {
  const { slug } = document;
  switch (document.kind) {
    case "story":
      return storyPath({ id: document.id, slug, day: document.front.date.value.day }, storyPermalink);
    case "page":
      return `${[...document.folders, ...(slug === "" ? [] : [slug])].join("/")}/`;
    default:
      return `${FOLDERS[document.kind]}/${slug}/`;
  }
}

const FOLDERS = {
  ...{ topic: "topics", outlet: "sources", author: "authors" },
  ...{ question: "questions", storyline: "storylines", edition: "editions" },
} as const;

/** Which document of now was which one then. */
class Successors {
  readonly #byPath: ReadonlyMap<string, Document>;
  /** Documents of files that are not among the old ones. */
  readonly #others: readonly Document[];

  constructor(documents: readonly Document[], past: readonly Document[]) {
    const old = new Set(past.map(({ path }) => path));
    this.#byPath = new Map(documents.map((document) => [document.path, document]));
    this.#others = documents.filter(({ path }) => !old.has(path));
  }

  of(before: Document): Document | undefined {
    const same = this.#byPath.get(before.path);
    if (same || before.kind !== "story") return same;
    const stories = this.#others.filter((one): one is StoryDocument => one.kind === "story");
    return (
      stories.find(({ id }) => id === before.id) ??
      stories.find((one) => shared(beginningOf(before), beginningOf(one)) >= SAME)
    );
  }
}

const beginningOf = ({ front: { title }, excerpt }: StoryDocument): string => `${title} ${excerpt}`;

function reportGone(before: Document, after: Document | undefined, address: string, report: Report): void {
  const at: Place = after ? { path: after.path, span: after.slugSpan } : { path: before.path };
  report(
    diagnostic("BG0823", `/${address} was published, and leads nowhere now`, {
      at,
      help: [helpFor(before, after, `/${address}`)],
    }),
  );
}

function helpFor(before: Document, after: Document | undefined, address: string): string {
  const alias = `\`aliases: [${yamlEntry(address)}]\``;
  if (before.kind !== "story" && before.kind !== "page")
    return after ? `keep its address: \`slug: ${before.slug}\`` : "bring the file back";
  if (after) return `add ${alias}`;
  return before.kind === "story"
    ? `bring the file back with \`status: withdrawn\`, or add ${alias} to the story that takes its place`
    : `bring the file back, or add ${alias} to the page that takes its place`;
}
