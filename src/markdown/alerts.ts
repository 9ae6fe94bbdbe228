import type { Blockquote, Paragraph } from "mdast";
import { didYouMean } from "../diagnostics/suggest.ts";
import type { Arranging } from "./arranging.ts";
import { turnInto } from "./element-node.ts";

const KINDS = ["note", "tip", "important", "warning", "caution"] as const;

/** Kinds that other programs have. */
const OTHER_KINDS: ReadonlyMap<string, string> = new Map<string, string>(
  Object.entries({
    ...{
      info: "note",
      hint: "tip",
      success: "tip",
      danger: "caution",
      error: "caution",
      attention: "warning",
    },
  }),
);

const MARK = /^\[!([A-Za-z]+)\][^\S\n]*(?:\n|$)/;

/** Turns a quote whose first line is a mark such as `[!NOTE]` into an alert, as GitHub does. */
export function turnIntoAlert(
  node: Blockquote,
  { out, text: written }: Pick<Arranging, "out" | "text">,
): void {
  const [first] = node.children;
  if (first?.type !== "paragraph") return;
  const [text] = first.children;
  const mark = text?.type === "text" ? MARK.exec(text.value) : null;
  if (!mark || text?.type !== "text") return;
  // A backslash says that the brackets are meant.
  if (written[text.position?.start.offset ?? 0] === "\\") return;
  const kind = mark[1]!.toLowerCase();
  if (!(KINDS as readonly string[]).includes(kind)) {
    const near = OTHER_KINDS.get(kind);
    const label = near
      ? `write \`[!${near.toUpperCase()}]\``
      : (didYouMean(
          mark[1]!.toUpperCase(),
          KINDS.map((one) => one.toUpperCase()),
        ) ?? "there are NOTE, TIP, IMPORTANT, WARNING and CAUTION");
    out.report("BG0224", `\`[!${mark[1]}]\` is not a kind of alert`, { label }, placeOf(first, mark[1]!));
    return;
  }
  cutMark(first, mark[0].length);
  if (first.children.length === 0) node.children.shift();
  turnInto(node, "briefgen-alert", { kind });
}

/** The mark alone. */
function placeOf({ position }: Paragraph, kind: string) {
  const start = position?.start.offset;
  return start === undefined
    ? position
    : { start: { offset: start }, end: { offset: start + kind.length + 3 } };
}

/** Takes the mark from the start of a paragraph, with the line end after it. */
function cutMark(paragraph: Paragraph, length: number): void {
  const [text, ...others] = paragraph.children;
  if (text?.type !== "text") return;
  const value = text.value.slice(length).replace(/^\s+/, "");
  if (value !== "") {
    const { position } = text;
    const offset = position?.end.offset;
    // The place of the rest of the text, as far as it is written on its lines as it is read.
    const start = offset === undefined ? undefined : offset - value.length;
    paragraph.children[0] = {
      type: "text",
      value,
      ...(position && start !== undefined
        ? { position: { start: { ...position.start, offset: start }, end: position.end } }
        : {}),
    };
    return;
  }
  paragraph.children = others[0]?.type === "break" ? others.slice(1) : others;
}
