import { classAt, HANGUL, KATAKANA, UNSPACED, WORD } from "./tokens.ts";

/**
 * Whether a name at `start` to `end` of a text is not part of a longer word. In scripts without spaces, the dictionaries
 * of ICU (Unicode Standard Annex 29) say where words end; a run of katakana is one word; a Korean noun may have particles.
 */
export function isWhole(text: string, start: number, end: number): boolean {
  return startsWord(text, start) && endsWord(text, end) && !isInLongerName(text, start, end);
}

function startsWord(text: string, at: number): boolean {
  if (at === 0) return true;
  const before = classAt(text, previous(text, at));
  const kind = classAt(text, at);
  if (kind === UNSPACED && before === UNSPACED) return isBoundary(text, at);
  return kind !== before || (kind !== WORD && kind !== KATAKANA && kind !== HANGUL);
}

function endsWord(text: string, at: number): boolean {
  if (at >= text.length) return true;
  const kind = classAt(text, previous(text, at));
  const after = classAt(text, at);
  if (after === HANGUL && (kind === HANGUL || kind === WORD)) return isParticle(text, at);
  if (kind === UNSPACED && after === UNSPACED) return isBoundary(text, at);
  return kind !== after || (kind !== WORD && kind !== KATAKANA);
}

/** Where the character before `at` starts. */
function previous(text: string, at: number): number {
  const unit = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && at > 1 ? at - 2 : at - 1;
}

/**
 * What follows a Korean noun in the same word: the plural, then particles of case, of limits and of topic, or a form of
 * “to be”.
 */
const PARTICLES = new RegExp(
  [
    "(?:들)?",
    "(?:에서|에게서|에게|한테서|한테|께서|께|에|으로서|로서|으로써|로써|으로|로|더러|보다|처럼|같이|대로|마다|하고|이랑|랑|과|와|의)?",
    "(?:(?:까지|부터|마저|조차|밖에|만큼|만|뿐){1,2}(?:으로|로|에)?)?",
    "(?:은|는|도|만|의|이|가|을|를|과|와|이나|나|이든|든|이라도|라도|이야말로|야말로",
    "|이라고|라고|이라는|라는|이란|란|이며|며|이자|이고|이다|이지만|이었다|였다|이었던|였던|이었고|였고|이라면|이므로|이어서|인데도?|입니다|입니까|이에요|예요)?",
    "(?!\\p{Script=Hangul})",
  ].join(""),
  "uy",
);

function isParticle(text: string, at: number): boolean {
  PARTICLES.lastIndex = at;
  return (PARTICLES.exec(text)?.[0].length ?? 0) > 0;
}

let segmenter: Intl.Segmenter | undefined;
/** The words of the run that was looked at last: names in it come one after the other. */
let last: { readonly run: string; readonly words: Intl.Segments } | undefined;

function isBoundary(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && classAt(text, previous(text, start)) === UNSPACED) start = previous(text, start);
  let end = at;
  while (end < text.length && classAt(text, end) === UNSPACED) end += text.codePointAt(end)! > 0xffff ? 2 : 1;
  const run = text.slice(start, end);
  if (last?.run !== run) {
    segmenter ??= new Intl.Segmenter("en", { granularity: "word" });
    last = { run, words: segmenter.segment(run) };
  }
  return last.words.containing(at - start)?.index === at - start;
}

/** Languages whose names of countries are written without spaces. */
const LANGUAGES = ["zh-Hans", "zh-Hant", "ja", "th", "lo", "km", "my"];
let countries: readonly string[] | undefined;
/** Name → the names of countries that contain it, each with the place in it. */
const longer = new Map<string, readonly { readonly name: string; readonly at: number }[]>();

/** Dictionaries split the names of some countries: India (印度) is a word of its own in Indonesia (印度尼西亚). */
function isInLongerName(text: string, start: number, end: number): boolean {
  if (!isUnspaced(text, start)) return false;
  const name = text.slice(start, end);
  let around = longer.get(name);
  if (!around) {
    countries ??= countryNames();
    around = countries
      .filter((country) => country.length > name.length && country.includes(name))
      .map((country) => ({ name: country, at: country.indexOf(name) }));
    longer.set(name, around);
  }
  return around.some(({ name: country, at }) => text.startsWith(country, start - at));
}

function countryNames(): string[] {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const codes = [...letters].flatMap((first) => [...letters].map((second) => first + second));
  const names = LANGUAGES.flatMap((language) => {
    const region = new Intl.DisplayNames(language, { type: "region", fallback: "none" });
    return codes.flatMap((code) => region.of(code) ?? []);
  });
  return [...new Set(names)].filter((name) => isUnspaced(name, 0));
}

const isUnspaced = (text: string, at: number): boolean => {
  const kind = classAt(text, at);
  return kind === UNSPACED || kind === KATAKANA;
};
