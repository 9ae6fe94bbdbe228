import { nameKey } from "./names.ts";

/** Cyrillic and Greek letters that look like Latin ones, small or capital, each followed by the Latin letter. */
const ALIKE = new Map(
  (
    "аa вb сc еe нh іi јj кk мm оo рp ѕs тt уy хx ԁd ԛq ԝw һh ӏl " +
    "αa βb εe ηh ιi κk μm νn οo ρp τt υy χx ζz"
  )
    .split(" ")
    .map((pair): [string, string] => [pair[0]!, pair.slice(1)]),
);

const IGNORED = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * A key that names share if they look the same: `Reuters`, and the same with a Cyrillic `е`, a zero-width space or wide
 * letters. For comparing, in the spirit of UTS #39, not for showing.
 */
export function lookOf(name: string): string {
  const key = nameKey(name);
  if (/^[ -~]*$/.test(key)) return key;
  const plain = nameKey(key.normalize("NFKC").replace(IGNORED, ""));
  return [...plain].map((letter) => ALIKE.get(letter) ?? letter).join("");
}
