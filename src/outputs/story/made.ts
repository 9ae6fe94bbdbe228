import type { StoryNode } from "../../graph/nodes.ts";
import { type RichText, timesIn } from "../../markdown/rich-text.ts";
import { coverage, known } from "../../pages/coverage.ts";
import type { CoverageModel, LabelModel } from "../../pages/model.ts";
import type { View } from "../../pages/view.ts";
import { grouped } from "../../text/order.ts";
import { digestedCorrections } from "../corrections/digests.ts";
import type { MadeModel, OriginModel, SourceModel } from "./model.ts";

/** How a story was made; undefined if nothing is known that its page does not say elsewhere. */
export function madeOf(
  sources: readonly SourceModel[],
  text: RichText,
  story: StoryNode,
  view: View,
): MadeModel | undefined {
  const { production } = story.whole.front;
  const { made_kinds: byKind = "", made_access: byAccess = "" } = view.t;
  const common = timesIn(text, "common");
  const made = {
    note: production?.note,
    sources: [
      labelled(
        byKind,
        sources.map(({ kind }) => kind),
        view,
      ),
      labelled(
        byAccess,
        sources.map(({ access }) => access),
        view,
      ),
    ].filter((part) => part !== undefined),
    reprints: reprintsIn(sources),
    common: common > 0 ? view.count("common", common) : undefined,
    versions: versionsOf(story, view),
    ledger: view.context.hrefTo(view.path("corrections/")),
  };
  const { note, versions, reprints } = made;
  const isEmpty =
    !note && !made.common && [made.sources, reprints, versions].every(({ length }) => length === 0);
  return isEmpty ? undefined : made;
}

/** The versions that corrections tell apart, as far as their digests are known, oldest first. */
function versionsOf(story: StoryNode, view: View): MadeModel["versions"] {
  const corrections = digestedCorrections(story, view.context);
  const first = corrections[0]?.before;
  return [
    ...(first ? [{ date: view.day(story.date), digest: first }] : []),
    ...corrections.flatMap(({ correction: { at }, after }) =>
      after ? [{ date: view.day(at), digest: after }] : [],
    ),
  ];
}

/** Sources by a label that they may have; undefined if none has one. */
function labelled(
  heading: string,
  labels: readonly (LabelModel | undefined)[],
  view: View,
): CoverageModel | undefined {
  const names = new Map(labels.flatMap((label) => (label ? [[label.value, label.label]] : [])));
  const values = labels.map((label) => label?.value);
  return known(values) > 0
    ? coverage(heading, values, (value) => names.get(value) ?? value, view)
    : undefined;
}

/** The outlets that others republished, in the order in which the list of sources first names them. */
function reprintsIn(sources: readonly SourceModel[]): OriginModel[] {
  const origins = grouped(
    sources.filter(({ via }) => via),
    ({ via }) => via!.href,
  );
  return [...origins].map(([href, reprints]) => ({
    ...reprints[0]!.via!,
    numbers: numbersOf(sources.filter(({ outlet, via }) => !via && outlet.href === href)),
    reprints: [...grouped(reprints, ({ outlet }) => outlet.href).values()].map((some) => ({
      ...some[0]!.outlet,
      numbers: numbersOf(some),
    })),
  }));
}

const numbersOf = (sources: readonly SourceModel[]): number[] => sources.map(({ number }) => number);
