import type { StoryDocument } from "../content/document.ts";
import type { Dependency } from "../dependencies/tracker.ts";
import { type Diagnostic, takesAdviceSeriously } from "../diagnostics/diagnostic.ts";
import { Problems } from "../diagnostics/problems.ts";
import type { StoryNode } from "../graph/nodes.ts";
import { ownAnchors } from "../router/page-anchors.ts";
import type { FoundFile } from "../source/found-file.ts";
import { isTime } from "../store/build-record.ts";
import type { BuiltSite, Updated } from "./built-site.ts";
import { publishEdit } from "./publish-site.ts";
import type { Work } from "./work.ts";

/** A story whose file changed, with its new document. */
interface Edit {
  readonly node: StoryNode;
  readonly document: StoryDocument;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Updates a site whose stories were only reworded: it keeps the graph and the plan, and makes the files again that show
 * what changed. Undefined if more than that changed, or if other problems may have to be reported.
 */
export async function editSite(before: BuiltSite, work: Work): Promise<Updated | undefined> {
  const { request, key, files, isEdit } = work;
  const { published } = before;
  // Editorial advice depends on wording.
  if (!isEdit || !published || before.scan.key !== key || request.audit) return undefined;
  if (!isTime(request.now, published.record)) return undefined;
  const edits = await readEdits(files.texts, before);
  if (!edits) return undefined;
  const problems = problemsAfter(edits, before, request.strict);
  if (problems.failed()) return undefined;
  const changed = new Set<Dependency>();
  for (const { node, document } of edits) for (const one of node.replace(document)) changed.add(one);
  before.plan.forget();
  const again = publishEdit(
    changed,
    { ...before, tracker: before.graph.tracker, config: before.sources.config },
    published,
    {
      ...work,
      problems,
    },
  );
  if (!again) return undefined;
  const diagnostics = new Map(before.sources.diagnostics);
  for (const { document, diagnostics: found } of edits) diagnostics.set(document.path, found);
  return {
    result: { diagnostics: again.record.diagnostics, summary: before.summary, published: again.report },
    built: {
      ...before,
      scan: { ...before.scan, files },
      problems,
      published: again,
      sources: { ...before.sources, diagnostics },
    },
  };
}

/** Reads the files that changed; undefined if one of them was more than reworded. */
async function readEdits(files: readonly FoundFile[], before: BuiltSite): Promise<Edit[] | undefined> {
  const changed = files.filter((file, index) => file !== before.scan.files.texts[index]);
  const nodes = new Map(before.graph.nodes.stories.map((node) => [node.document.path, node]));
  const edits: Edit[] = [];
  for (const file of changed) {
    const node = nodes.get(file.path);
    const edit = node && (await readEdit(file, node, before));
    if (!edit) return undefined;
    edits.push(edit);
  }
  return edits;
}

async function readEdit(
  file: FoundFile,
  node: StoryNode,
  { sources, plan, problems }: BuiltSite,
): Promise<Edit | undefined> {
  const speaksOf = ({ at, also = [] }: Diagnostic) =>
    at?.path === file.path || also.some((other) => other.at.path === file.path);
  if (problems.others.some(speaksOf)) return undefined;
  const { document, diagnostics = [] } = (await sources.reader?.readOne(file)) ?? {};
  if (document?.kind !== "story" || !document.sound) return undefined;
  // A card shows its story's title, and its address changes with the title.
  if (plan.socialCards.size > 0 && document.front.title !== node.title) return undefined;
  if (document.versions.structure !== node.document.versions.structure) return undefined;
  if (takesAdviceSeriously(sources.config.severities) && compared(document) !== compared(node.whole))
    return undefined;
  const anchorsCount = document.fragments.length > 0 || plan.anchored.has(file.path);
  if (anchorsCount && ownAnchors(document) !== ownAnchors(node.whole)) return undefined;
  return { node, document, diagnostics };
}

/** What the audit of the site reads of a story besides its structure. */
const compared = ({ papers, front: { figures } }: StoryDocument): string =>
  JSON.stringify([papers?.value, papers?.cited, figures]);

/** The problems of the site, with the new ones of the edited files. */
function problemsAfter(edits: readonly Edit[], { sources, problems }: BuiltSite, strict: boolean): Problems {
  const ofFiles = new Map(sources.diagnostics);
  for (const { document, diagnostics } of edits) ofFiles.set(document.path, diagnostics);
  // What the host accepts is looked at again.
  const others = problems.others.filter(({ code }) => code !== "BG0707");
  const after = new Problems(strict, others);
  after.severities = problems.severities;
  for (const found of ofFiles.values()) for (const problem of found) after.reportOfFile(problem);
  return after;
}
