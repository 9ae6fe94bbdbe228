import type { Link, Nodes, Text } from "mdast";

/*
 * Where a bare address ends before its parser ends it: at punctuation that is full-width, closing, Arabic, Hebrew or Indian,
 * and at a citation; behind the host, also at a letter of a script that is written without spaces, or of Korean.
 */
const SIGN = /[\u3000-\u303f\ufe30-\ufe4f\uff01-\uff65\p{Pf}\p{Pi}…،؛؟۔।॥׳״־]|\[-?@/u;
const LETTER =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** ASCII punctuation that does not end an address (GFM 0.29, section 6.9). */
const TRAIL = /[?!.,:*_~'"]+$/;

/** Ends the bare addresses in a tree where authors end them; the rest is text. Addresses in `<…>` and `[…](…)` stay. */
export function endBareAddresses(node: Nodes): void {
  if (!("children" in node)) return;
  const children: Nodes[] = node.children;
  for (let index = 0; index < children.length; index += 1) {
    const child = children[index]!;
    const rest = child.type === "link" ? cutAddress(child) : undefined;
    if (rest) {
      // One text, so that a citation that starts in the one ends in the other.
      const next = children[index + 1];
      const goesOn = next?.type === "text";
      children.splice(index + 1, goesOn ? 1 : 0, goesOn ? join(rest, next) : rest);
    } else endBareAddresses(child);
  }
}

/** Shortens a bare address; returns the text after it, if any. A name of a host in such letters is left alone. */
function cutAddress(link: Link): Text | undefined {
  const [label] = link.children;
  if (link.children.length !== 1 || label?.type !== "text" || !isBare(link, label)) return undefined;
  const end = endOf(label.value);
  const address = label.value.slice(0, end).replace(TRAIL, "");
  if (!address.includes(".")) return undefined;
  const rest: Text = { type: "text", value: label.value.slice(address.length) };
  link.url = link.url.slice(0, -rest.value.length);
  label.value = address;
  if (label.position) {
    rest.position = after(label.position, address.length);
    label.position = until(label.position, address.length);
  }
  if (link.position) link.position = until(link.position, address.length);
  return rest;
}

/** Where an address ends; 0 if it is right as it is. */
function endOf(address: string): number {
  const sign = SIGN.exec(address)?.index ?? address.length;
  const letter = LETTER.exec(address)?.index ?? address.length;
  // The name of a host may be in such letters, but does not end in one that follows a name in others.
  const isHost = !address.slice(0, letter).includes(".");
  const host = /^[a-z]+:\/\/[^/?#]*/i.exec(address)?.[0].length ?? 0;
  const behind = isHost ? host + (LETTER.exec(address.slice(host))?.index ?? address.length) : letter;
  const end = Math.min(sign, behind);
  return end < address.length ? end : 0;
}

function join(first: Text, second: Text): Text {
  const value = first.value + second.value;
  if (!first.position || !second.position) return { type: "text", value };
  return { type: "text", value, position: { start: first.position.start, end: second.position.end } };
}

/** Whether the author wrote only the address: its text is at the same place as the link. */
const isBare = (link: Link, label: Text): boolean =>
  link.url.endsWith(label.value) && link.position?.start.offset === label.position?.start.offset;

type Position = NonNullable<Text["position"]>;

const until = ({ start }: Position, length: number): Position => ({ start, end: move(start, length) });

const after = ({ start, end }: Position, length: number): Position => ({ start: move(start, length), end });

const move = ({ line, column, offset }: Position["start"], length: number): Position["start"] => ({
  line,
  column: column + length,
  ...(offset === undefined ? {} : { offset: offset + length }),
});
