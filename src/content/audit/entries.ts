import { diagnostic, type Place, type Report } from "../../diagnostics/diagnostic.ts";
import type { StoryFront } from "../story.ts";
import type { Places } from "./places.ts";

/** What every rule about front matter reads. */
export interface Entries {
  readonly front: Omit<StoryFront, "questions">;
  /** Keys of the sources that the text cites. */
  readonly cited: ReadonlySet<string>;
  /** The addresses in the text, without a slash at the end. */
  readonly linked: ReadonlySet<string>;
  readonly placeOf: Places;
  readonly report: Report;
}

/** Reports sources that readers cannot follow or place. */
export function checkSources({ front, cited, linked, placeOf, report }: Entries): void {
  const used = new Set([...cited, ...citedByEntries(front)]);
  const last = [front.date.value, front.updated].reduce((a, b) => (b && b.epoch > a!.epoch ? b : a))!;
  for (const [index, { source, key, url, published, accessed, archive, access }] of front.sources.entries()) {
    const from = `this source from ${source.value}`;
    const at = placeOf(source.span);
    if (url === undefined)
      report(diagnostic("BG0801", `${from} has no address`, { at, help: ["add its `url`"] }));
    const isLinked = url !== undefined && linked.has(url.replace(/\/$/, ""));
    if (!isLinked && (!key || !used.has(key.value)))
      report(diagnostic("BG0802", `the text never cites ${from}`, { at, help: citing(key?.value) }));
    if (published && published.day > last.day)
      report(
        diagnostic("BG0816", `${from} was published after the story`, {
          at: placeOf(source.span, "sources", index, "published"),
          label: `the story is of ${last.day}`,
          help: ["correct the date, or set `updated` to the day when you added the source"],
        }),
      );
    if (url === undefined) continue;
    if (!accessed)
      report(diagnostic("BG0817", `${from} does not say when you read it`, { at, help: ["add `accessed`"] }));
    if (!archive && access === "gone")
      report(
        diagnostic("BG0830", `${from} is gone, and has no archived copy`, {
          at,
          help: ["look for a copy, for example at https://web.archive.org/, and add it as `archive`"],
        }),
      );
    else if (!archive)
      report(diagnostic("BG0818", `${from} has no archived copy`, { at, help: ["add `archive`"] }));
  }
}

const citing = (key: string | undefined): string[] =>
  key === undefined ? ["give it a `key`, and cite it with `[@key]`"] : [`cite it with \`[@${key}]\``];

/** Keys that entries of the front matter cite. */
const citedByEntries = ({ timeline, figures, quotes, claims }: Entries["front"]): string[] => [
  ...[...timeline, ...figures].flatMap(({ cites }) => cites.map(({ value }) => value)),
  ...quotes.map(({ cite }) => cite.value),
  ...claims.flatMap(({ by }) => by.map(({ key }) => key.value)),
];

/** Reports figures, claims and dates that nothing supports. Quotes always name their source. */
export function checkSupport({ front, placeOf, report }: Entries): void {
  const unsupported = (what: string, at: Place, help: string) =>
    report(diagnostic("BG0807", `${what} has no source`, { at, help: [help] }));
  const help = 'add `cites: [key]` with the key of a source, or `cites: ["*"]` for what everybody knows';
  for (const [index, { cites }] of front.figures.entries())
    if (cites.length === 0) unsupported("this figure", placeOf(undefined, "figures", index, "value"), help);
  for (const [index, { cites, story }] of front.timeline.entries())
    if (cites.length === 0 && !story)
      unsupported("this date", placeOf(undefined, "timeline", index, "text"), help);
  for (const [index, { by }] of front.claims.entries())
    if (by.every(({ value }) => value === "silent"))
      unsupported(
        "this claim",
        placeOf(undefined, "claims", index, "claim"),
        "name a source that supports or disputes it in `by`",
      );
}
