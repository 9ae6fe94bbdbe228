import { join } from "node:path";
import { sha256 } from "../disk/digest.ts";
import type { Disk } from "../disk/disk.ts";
import { isSafePath } from "../store/build-record.ts";
import { grouped } from "../text/order.ts";
import type { Finding } from "./finding.ts";
import { showsWords } from "./page-words.ts";

export const LEDGER = "corrections/ledger.json";
const SUMS = "corrections/SHA256SUMS";

/** An entry of `ledger.json`. */
interface LedgerEntry {
  readonly story: string;
  readonly page: string;
  /** Absent if the story is withdrawn. */
  readonly text?: string;
  readonly at: string;
  readonly before?: string;
  readonly after?: string;
}

/**
 * Verifies a published site: the files that `SHA256SUMS` lists; for each corrected story, that its words have the digest of
 * its newest correction and are on its page; and that each correction begins where the one before it ended. Undefined if
 * the folder has no ledger that can be read.
 */
export function verifyPublished(folder: string, disk: Disk): Finding[] | undefined {
  const read = (path: string): string | undefined => {
    const file = join(folder, path);
    return isSafePath(path) && disk.info(file)?.kind === "file"
      ? Buffer.from(disk.read(file)).toString()
      : undefined;
  };
  const entries = entriesIn(read(LEDGER));
  if (!entries) return undefined;
  const stories = [...grouped(entries, ({ story }) => story).values()];
  return [...verifySums(read(SUMS), read), ...stories.flatMap((some) => verifyStory(some, read))];
}

type Read = (path: string) => string | undefined;

function entriesIn(json: string | undefined): LedgerEntry[] | undefined {
  try {
    const { version, entries } = JSON.parse(json ?? "");
    const isEntry = (one: LedgerEntry) =>
      [one.story, one.page, one.text ?? "", one.at].every((value) => typeof value === "string");
    return version === 1 && Array.isArray(entries) && entries.every(isEntry) ? entries : undefined;
  } catch {
    return undefined;
  }
}

function verifySums(sums: string | undefined, read: Read): Finding[] {
  if (sums === undefined) return [{ result: "wrong", what: SUMS, why: "the file is missing" }];
  return sums
    .split("\n")
    .filter(Boolean)
    .map((line): Finding => {
      const [, digest, name = line] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
      const path = `corrections/${name}`;
      const content = read(path);
      if (content === undefined) return { result: "wrong", what: path, why: "the file is missing" };
      if (sha256(content) === digest) return { result: "ok", what: path, why: "as SHA256SUMS says" };
      return { result: "wrong", what: path, why: "the file is not the one that SHA256SUMS lists" };
    });
}

/** `entries`: newest first. */
function verifyStory(entries: readonly LedgerEntry[], read: Read): Finding[] {
  const [newest] = entries as [LedgerEntry];
  const { text, page, story } = newest;
  const words = text === undefined ? undefined : read(text);
  return [
    ...(text === undefined ? [] : [verifyWords(newest, words)]),
    ...verifyPage(story, page, words, read),
    ...entries.slice(1).map((one, index) => verifyChain(one, entries[index]!)),
  ];
}

function verifyWords(entry: LedgerEntry, words: string | undefined): Finding {
  const what = nameOf(entry);
  return words !== undefined && `sha256:${sha256(words)}` === entry.after
    ? { result: "ok", what, why: "the story's words have this digest now" }
    : { result: "wrong", what, why: `the words in ${entry.text} have another digest` };
}

function verifyPage(story: string, page: string, words: string | undefined, read: Read): Finding[] {
  const html = read(page);
  if (html === undefined) return [{ result: "wrong", what: story, why: `its page ${page} is missing` }];
  if (words === undefined) return [];
  const missing = showsWords(html, words);
  if (missing === undefined) return [{ result: "ok", what: story, why: "its page has these words" }];
  return [{ result: "wrong", what: story, why: `its page does not have: ${missing}` }];
}

function verifyChain(older: LedgerEntry, newer: LedgerEntry): Finding {
  const what = nameOf(older);
  if (older.after === undefined)
    return { result: "unknown", what, why: "the next correction does not say what it found" };
  return older.after === newer.before
    ? { result: "ok", what, why: "the next correction began with these words" }
    : { result: "wrong", what, why: "the next correction began with other words" };
}

const nameOf = ({ story, at }: LedgerEntry): string => `${story}, ${at.slice(0, 10)}`;
