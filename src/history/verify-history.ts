import { canonicalText, wordsIn } from "../content/canonical.ts";
import type { StoryDocument } from "../content/document.ts";
import { sha256 } from "../disk/digest.ts";
import type { BuiltSite } from "../site/built-site.ts";
import type { Finding } from "./finding.ts";
import { Repository } from "./git.ts";
import { documentsOf } from "./past-site.ts";

type Correction = StoryDocument["front"]["corrections"][number];

/** A version of a story in git. */
interface Version {
  readonly commit: string;
  readonly digest: string;
  readonly corrections: ReadonlySet<string>;
}

/** Verifies that git has the words that each correction says it found. Throws `HistoryError` if there is no history. */
export async function verifyHistory(
  root: string,
  { sources }: Pick<BuiltSite, "sources">,
): Promise<Finding[]> {
  const repository = new Repository(root);
  const findings: Finding[] = [];
  for (const story of sources.documents) {
    if (story.kind !== "story" || story.front.corrections.length === 0) continue;
    const versions = await versionsOf(story, repository, sources);
    for (const correction of story.front.corrections)
      findings.push({ ...verify(correction, versions), what: `${story.id}, ${correction.at.day}` });
  }
  return findings;
}

/** Oldest first. */
async function versionsOf(
  { path }: StoryDocument,
  repository: Repository,
  { config }: Pick<BuiltSite["sources"], "config">,
): Promise<Version[]> {
  const versions: Version[] = [];
  for (const file of repository.versionsOf(path).reverse()) {
    const [document] = await documentsOf(repository, [{ ...file, path }], config);
    if (document?.kind !== "story") continue;
    versions.push({
      commit: file.blob.slice(0, 10),
      digest: `sha256:${sha256(canonicalText(wordsIn(document)))}`,
      corrections: new Set(document.front.corrections.map(keyOf)),
    });
  }
  return versions;
}

const keyOf = ({ at, kind, text }: Correction): string => `${at.iso} ${kind} ${text}`;

function verify(correction: Correction, versions: readonly Version[]): Omit<Finding, "what"> {
  const told = versions.findIndex(({ corrections }) => corrections.has(keyOf(correction)));
  const earlier = told < 0 ? versions : versions.slice(0, told);
  const last = earlier.at(-1);
  if (correction.before === undefined)
    return last
      ? { result: "unknown", why: `it does not say what it found; git has \`before: ${last.digest}\`` }
      : { result: "unknown", why: "it does not say what it found, and git has no earlier version" };
  const found = earlier.findLast(({ digest }) => digest === correction.before);
  return found
    ? { result: "ok", why: `git has the words before it, in ${found.commit}` }
    : { result: "wrong", why: "no earlier version in git has the words that it says it found" };
}
