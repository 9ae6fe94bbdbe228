import { CHANGE_KINDS, type ChangeKind, type Changes } from "../publish/changes.ts";
import { sitePath, urlOf } from "../router/paths.ts";
import { isSafePath } from "../store/build-record.ts";
import { byCodePoint } from "../text/order.ts";

/** How a list of changes is written: `{base, added: [{path, url}], changed, removed}`, or `kind⇥path⇥url` in each line. */
export type ChangesFormat = "json" | "lines";

/** The list, sorted by path. `base`: the site's address, with a slash at its end. */
export function writeChanges(changes: Changes, format: ChangesFormat, base: string): string {
  const entries = [...changes]
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([path, kind]) => ({ kind, path, url: addressOf(path, base) }));
  if (format === "lines") return entries.map(({ kind, path, url }) => `${kind}\t${path}\t${url}\n`).join("");
  const ofKind = (kind: ChangeKind) =>
    entries.filter((entry) => entry.kind === kind).map(({ path, url }) => ({ path, url }));
  const lists = Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, ofKind(kind)]));
  return `${JSON.stringify({ base, ...lists }, null, 2)}\n`;
}

/** The changes in a text that `writeChanges` wrote, or that is empty; undefined if it is anything else. */
export function readChanges(text: string, format: ChangesFormat): Changes | undefined {
  if (text === "") return new Map();
  const entries = format === "json" ? entriesInJson(text) : entriesInLines(text);
  return entries?.every(([path]) => isSafePath(path)) ? new Map(entries) : undefined;
}

type Entry = readonly [path: string, kind: ChangeKind];

/** Where readers find a file: pages at the address of their folder. */
const addressOf = (path: string, url: string): string =>
  urlOf(sitePath(path.replace(/(^|\/)index\.html$/, "$1")), { url });

function entriesInLines(text: string): Entry[] | undefined {
  const lines = text.replace(/\n$/, "").split("\n");
  const found = lines.map((line) => /^(added|changed|removed)\t([^\t]+)\t\S+$/.exec(line));
  return found.includes(null) ? undefined : found.map((line): Entry => [line![2]!, line![1] as ChangeKind]);
}

function entriesInJson(text: string): Entry[] | undefined {
  try {
    const { base, ...lists } = JSON.parse(text) as Record<string, unknown>;
    if (typeof base !== "string") return undefined;
    return CHANGE_KINDS.flatMap((kind) =>
      (lists[kind] as { path: unknown }[]).map(({ path }): Entry => {
        if (typeof path !== "string") throw new TypeError();
        return [path, kind];
      }),
    );
  } catch {
    return undefined;
  }
}
