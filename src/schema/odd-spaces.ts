/** Spaces of other kinds than YAML's, as the inside of a character class. Editors and web pages put them into texts. */
const ODD = "\\u00a0\\u1680\\u2000-\\u200b\\u202f\\u205f\\u3000";

/** Whether a text contains a space that YAML takes for a letter. */
export const hasOddSpace = (text: string): boolean => ODD_SPACE.test(text);
const ODD_SPACE = new RegExp(`[${ODD}]`);

/** A sign that looks like one of YAML's, and where it is in the text that was looked at. */
export interface OddSign {
  readonly at: number;
  readonly message: string;
  readonly help: string;
}

/** `a no-break space (U+00A0)` */
export function nameOfSpace(sign: string): string {
  const code = sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  return `${sign === "\u00a0" ? "a no-break space" : "a special space"} (U+${code})`;
}

const oddSpace = (text: string, at: number): OddSign => ({
  at,
  message: `${nameOfSpace(text[at]!)} where YAML needs a plain one`,
  help:
    text.slice(0, at).trim() === "" && !/^[^\S\n]*-/.test(text)
      ? "replace it with a plain space, or delete it if the line should not be indented"
      : "replace it with a plain space",
});

const IN_LINE = new RegExp(`^[^\\S${ODD}]*(?:- *)?(?:[\\w-]+:?)?([${ODD}：])`);

/** A colon or space that looks like the plain one, around the key of a line that cannot be read, or before its value. */
export function oddSignIn(line: string): OddSign | undefined {
  const found = IN_LINE.exec(line);
  const at = found ? found[0].length - 1 : 0;
  if (found?.[1] === "：")
    return { at, message: "a full-width colon does not end a key", help: "write `:` and a space" };
  if (found && !/\w/.test(line[at - 1] ?? "")) return oddSpace(line, at);
  const before = /^ *(?:- +)*[\w-]+: +/.exec(line)?.[0] ?? "";
  const odd = before === "" ? undefined : oddSpaceInValue(line.slice(before.length), before);
  return odd && { ...odd, at: before.length + odd.at };
}

const IN_KEY = new RegExp(`^[${ODD}]|(?<=^[\\w-]+:)[${ODD}]|[${ODD}]$`);

/** A space of another kind before or behind a key, or behind its colon, which then is part of the key. */
export function oddSpaceInKey(key: string): OddSign | undefined {
  const at = IN_KEY.exec(key)?.index;
  return at === undefined ? undefined : oddSpace(key, at);
}

const BEFORE_SIGN = new RegExp(`^[${ODD}][ ${ODD}]*(?:\\[.*\\]|\\{.*\\}|".*"|'.*'|[|>][-+]?\\n.*)$`, "s");
const FIRST_HYPHEN = new RegExp(`^[ ${ODD}]*(?:-[${ODD}]|(?<=[${ODD}])- )`);
const NEXT_HYPHEN = new RegExp(`\\n *(?:-[${ODD}]|[${ODD}][ ${ODD}]*- )`);

/**
 * A space of another kind that makes plain text of a list, of quotes or of a block. `before`: what is before the value on
 * its line.
 */
export function oddSpaceInValue(value: string, before: string): OddSign | undefined {
  const isFirst = before.trim() === "";
  const found =
    BEFORE_SIGN.exec(value) ??
    (isFirst ? FIRST_HYPHEN.exec(value) : undefined) ??
    (isFirst || /^ *(?:- +)+$/.test(before) ? NEXT_HYPHEN.exec(value) : undefined);
  if (!found) return undefined;
  const at = found.index + ODD_SPACE.exec(found[0])!.index;
  return { at, message: oddSpace(value, at).message, help: "replace it with a plain space" };
}
