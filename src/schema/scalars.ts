import { diagnostic } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import { isTimeZone, readMoment } from "../text/dates.ts";
import { balance } from "../text/direction.ts";
import { isPartialDate, MOMENT_FORM, type Moment } from "../text/moments.ts";
import { tidyName } from "../text/names.ts";
import type { Context } from "./context.ts";
import { checkComment } from "./problems.ts";
import { refuse, refuseLong } from "./refuse.ts";
import { type Schema, scalar } from "./schema.ts";
import type { Scalar, Value } from "./value.ts";

/** Markdown as written: `no`, `010` and `2024` stay as they are. In Unicode form NFC, without surrounding white space. */
export const markdown: Schema<string> = scalar("text", (written, context) => {
  // Escapes can stand for huge amounts of white space that nobody means.
  const value = balanced(
    written,
    context,
    written.text
      .normalize("NFC")
      .replace(/\s{1000,}/g, " ")
      .trim(),
  );
  return value === "" ? refuse(written, context, "BG0114", "the text is empty") : value;
});

/** Text that readers see as it is written. */
export const text: Schema<string> = {
  ...markdown,
  decode(value, context) {
    if (value.kind === "scalar") checkPlain(value, context);
    return markdown.decode(value, context);
  },
};

/** A citation, a link or picture, and bold words. */
const MARKUP =
  /\[-?@(?:\*|[\p{L}\p{N}][^[\]\n]*)\]|!?\[[^[\]\n]*\]\([^()\s]+\)|(?<![\p{L}\p{N}*])\*\*[^\s*](?:[^*\n]*[^\s*])?\*\*(?![\p{L}\p{N}*])/u;

/** Reports Markdown where readers would see its signs. */
function checkPlain({ text: written, span }: Scalar, { path, report }: Context): void {
  if (!written.includes("[") && !written.includes("**")) return;
  const found = MARKUP.exec(written)?.[0];
  if (found === undefined) return;
  const help = /^\[-?@/.test(found)
    ? "cite the source in the text below, or with `cites:` where an entry has that key"
    : "write only the words";
  const message = `\`${found}\` is shown as it is: this value is plain text`;
  report(diagnostic("BG0123", message, { at: { path, span }, help: [help] }));
}

/** The text without characters that would change the direction of text around it: titles and names appear in many lists. */
function balanced({ span }: Scalar, { path, report }: Context, value: string): string {
  const { text, problem } = balance(value);
  if (problem !== undefined)
    report(
      diagnostic("BG0120", problem, {
        at: { path, span },
        help: ["delete the character, which is invisible"],
      }),
    );
  return text;
}

/** Text including the white space around it, such as a separator. */
export const verbatim: Schema<string> = scalar("text", (written) => written.text);

/** The most UTF-16 units on one line: a headline has about a hundred. */
const LONGEST_LINE = 1000;

/** Text on one line: titles and names. White space inside is collapsed. */
export const line: Schema<string> = scalar("text", (written, context) => {
  checkPlain(written, context);
  const value = balanced(written, context, tidyName(written.text));
  if (value.length > LONGEST_LINE) return refuseLong(written, context, LONGEST_LINE);
  return value === "" ? refuse(written, context, "BG0114", "the text is empty") : value;
});

/** The most UTF-16 units in a summary. */
const LONGEST_SUMMARY = 5000;

/** A few sentences that appear in lists: a summary, a synopsis. */
export const summary: Schema<string> = {
  ...text,
  decode(value, context) {
    const read = text.decode(value, context);
    if (read === undefined || read.length <= LONGEST_SUMMARY || value.kind !== "scalar") return read;
    return refuseLong(value, context, LONGEST_SUMMARY);
  },
};

export const boolean: Schema<boolean> = scalar(
  "true or false",
  (written, context) => {
    if (!written.quoted && /^(?:true|false)$/i.test(written.text))
      return written.text.toLowerCase() === "true";
    return refuse(written, context, "BG0110", "expected `true` or `false`");
  },
  { type: ["boolean"] },
);

/** A whole number of at least `least` and at most `most`. */
export const wholeNumber = (least: number, most: number): Schema<number> =>
  scalar(
    `a whole number from ${least} to ${most}`,
    (written, context) => {
      const value = /^\d{1,9}$/.test(written.text) ? Number(written.text) : Number.NaN;
      if (value >= least && value <= most) return value;
      return refuse(written, context, "BG0110", `expected a whole number from ${least} to ${most}`);
    },
    { type: ["integer"], minimum: least, maximum: most },
  );

/** One of a fixed set of words; `false` can be one of them. */
export function choice<const V extends readonly (string | false)[]>(...values: V): Schema<V[number]> {
  return {
    shape: { type: "choice", values },
    decode: scalar(`one of ${values.join(", ")}`, (written, context) => {
      const chosen = values.find((value) => String(value) === written.text);
      if (chosen !== undefined) return chosen;
      const at = { path: context.path, span: written.span };
      const label = didYouMean(written.text, values.map(String)) ?? "not one of the allowed values";
      context.report(
        diagnostic("BG0111", `\`${written.text}\` is not allowed here`, {
          at,
          label,
          help: [`use one of: ${values.join(", ")}`],
        }),
      );
      return undefined;
    }).decode,
  };
}

/** A date or date-time, resolved in the site's time zone. */
export const moment: Schema<Moment> = scalar(
  "a date (2026-11-23), with or without a time (2026-11-23T14:30+01:00)",
  (written, context) => {
    const value = readMoment(written.text, context.timeZone);
    return (
      value ??
      refuse(written, context, "BG0112", `\`${written.text}\` is not a date`, [dateHelp(written.text)])
    );
  },
  { type: ["string"], pattern: MOMENT_FORM.source },
);

/** A day, a month or a year: `2025-11-04`, `2025-11`, `2025`. */
export const partialDate: Schema<string> = scalar(
  "a day, month or year (2025-11-04, 2025-11 or 2025)",
  (written, context) => {
    if (isPartialDate(written.text)) return written.text;
    const help = partialDateHelp(written.text);
    return refuse(written, context, "BG0112", `\`${written.text}\` is not a day, month or year`, [help]);
  },
  { type: ["string", "number"], pattern: "^\\d{4}(?:-\\d{2}(?:-\\d{2})?)?$" },
);

function partialDateHelp(written: string): string {
  const mended = mendDate(written)?.slice(0, 10);
  if (mended !== undefined) return `write \`${mended}\``;
  return /^\d{4}-\d{2}(?:-\d{2})?$/.test(written)
    ? `${written} does not exist in the calendar`
    : "write 2025-11-04, 2025-11 or 2025";
}

function dateHelp(written: string): string {
  const mended = mendDate(written);
  if (mended !== undefined) return `write \`${mended}\``;
  const day = /^\d{4}-\d{2}-\d{2}/.exec(written)?.[0];
  return day && !isPartialDate(day)
    ? `${day} does not exist in the calendar`
    : "write 2026-11-23, or with a time 2026-11-23T14:30:00+01:00";
}

/** `2011-4-5 8:32:24 -0400` as `2011-04-05T08:32:24-04:00`: unusual forms with only one possible meaning. */
export function mendDate(written: string): string | undefined {
  const match =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(:\d{2})?\s*(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
      written.trim(),
    );
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second = "", zone = ""] = match;
  const two = (digits = "") => digits.padStart(2, "0");
  const time =
    hour === undefined
      ? ""
      : `T${two(hour)}:${minute}${second}${zone.replace(/^([+-]\d{2})(\d{2})$/, "$1:$2")}`;
  const mended = `${year}-${two(month)}-${two(day)}${time}`;
  return readMoment(mended, "UTC") ? mended : undefined;
}

/** A value with a fixed form. */
export const pattern = (name: string, form: RegExp, help: string): Schema<string> =>
  scalar(
    name,
    (written, context) => {
      const value = written.text.normalize("NFC").trim();
      if (value.length > LONGEST_LINE) return refuseLong(written, context, LONGEST_LINE);
      return form.test(value)
        ? value
        : refuse(written, context, "BG0115", `\`${value}\` is not ${name}`, [help]);
    },
    { type: form.test("1") ? ["string", "number"] : ["string"], pattern: form.source },
  );

export const emailAddress: Schema<string> = pattern(
  "an e-mail address",
  /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/,
  "write it like `desk@example.org`",
);

/** The length that BCP 47 (RFC 5646, section 4.4.1) says to allow for. */
const LONGEST_TAG = 35;

/** A BCP 47 language tag that Intl accepts, in its canonical form. */
export const languageTag: Schema<string> = scalar(
  "a language tag",
  (written, context) =>
    canonicalTag(written.text.trim()) ??
    refuse(written, context, "BG0115", `\`${written.text}\` is not a language tag`, [
      "write it like `en`, `ar` or `pt-BR`",
    ]),
);

function canonicalTag(written: string): string | undefined {
  try {
    const [tag] = Intl.getCanonicalLocales(written);
    // Well-formed tags may start with up to eight letters, but real languages have two or three: `english` is a mistake.
    return tag !== undefined && tag.length <= LONGEST_TAG && /^[a-z]{2,3}(?:-|$)/.test(tag) ? tag : undefined;
  } catch {
    return undefined;
  }
}

export const isLanguageTag = (written: string): boolean => canonicalTag(written.trim()) !== undefined;

export const timeZone: Schema<string> = scalar("a time zone", (written, context) =>
  isTimeZone(written.text)
    ? written.text
    : refuse(written, context, "BG0115", `\`${written.text}\` is not a time zone`, [
        "write it like `Europe/Paris` or `UTC`",
      ]),
);

/** Anything, for the user's own `extra:`. Plain scalars become numbers, booleans and null, as in YAML's core schema. */
export const free: Schema<unknown> = {
  shape: { type: "free" },
  decode: plain,
};

function plain(value: Value, context: Context): unknown {
  if (value.kind === "list") return value.items.map((item) => plain(item, context));
  if (value.kind === "mapping")
    return Object.fromEntries(value.entries.map((entry) => [entry.key, plain(entry.value, context)]));
  checkComment(value, context);
  if (value.quoted) return value.text;
  if (/^(?:|~|null)$/i.test(value.text)) return null;
  if (/^(?:true|false)$/i.test(value.text)) return value.text.toLowerCase() === "true";
  return /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(value.text) ? Number(value.text) : value.text;
}
