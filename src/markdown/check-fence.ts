import type { Code } from "mdast";
import type { TextWriter } from "./text-writer.ts";

/** Names of the fences that mean more than code, and words that are almost these. */
const MEANT: ReadonlyMap<string, "block" | "chart"> = new Map([
  ...["block", "blocks", "blok", "bloc"].map((name) => [name, "block"] as const),
  ...["charts", "chart:", "char", "chrat", "cahrt", "graph", "diagram"].map(
    (name) => [name, "chart"] as const,
  ),
]);

/** Warns of a fence that is shown as code, but was most likely meant as a chart or a block. */
export function checkFence({ lang, position }: Code, out: TextWriter): void {
  const meant = MEANT.get(lang?.toLowerCase() ?? "");
  if (!meant) return;
  const isWritten = lang?.toLowerCase() === meant;
  const label = isWritten
    ? "only plain pages fill in blocks, and not within quotes or lists"
    : `did you mean \`${meant}\`?`;
  out.report("BG0232", `a fence named \`${lang}\` is shown as code`, { label }, lineOf(position, lang!));
}

/** The fence and its name. */
function lineOf(position: Code["position"], name: string) {
  const start = position?.start.offset;
  return start === undefined
    ? position
    : { start: { offset: start }, end: { offset: start + 3 + name.length } };
}
