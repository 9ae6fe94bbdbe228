// How the search splits texts and questions into words, and how its index is written. The build and the browser both run
// this file: what the index calls a word, a question calls one, too.

/** Scripts that write words without spaces, and Hangul, whose particles follow a noun without one. */
const UNSPACED =
  "\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Hangul}";
/** Letters, digits and marks, with the invisible signs that may be inside of words. */
const RUN = /[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\u2060]+/gu;
const PART = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "gu");
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");
const HANGUL = /^\p{Script=Hangul}/u;
/** What may stand between two characters of one name: 弗拉基米尔·普京, キム・ジョンウン. */
const BETWEEN = /^[\s·・]*$/;
/** No character before this one is of an unspaced script. */
const FIRST_UNSPACED = /[\u0e00-\uffff]/;

/** Signs that a reader may leave out: accents, Arabic and Hebrew vowels, tatweel, nukta, invisible signs. */
const OPTIONAL =
  /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u093c\u00ad\u200b-\u200d\u2060]/g;
const ALIKE = {
  ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", ı: "i", ς: "σ",
  ٱ: "ا", ى: "ي", ی: "ي", ک: "ك", ة: "ه",
};
const HAS_ALIKE = new RegExp(`[${Object.keys(ALIKE).join("")}]`, "g");

/** Spellings that mean the same become one: case, width, accents, vowel signs, forms of Arabic letters. */
export function fold(word) {
  if (/^[a-z0-9]*$/.test(word)) return word;
  return word
    .normalize("NFKD")
    .replace(OPTIONAL, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(HAS_ALIKE, (letter) => ALIKE[letter]);
}

/**
 * The units of a text, in order: words of scripts with spaces, and single characters of scripts without. Each has its
 * folded `text`; its `start` and `end` in UTF-16 units; its `run`: 0 for a word, else a number that adjacent characters
 * share; and its position `at`, which leaves one out between two runs. Spaces and the dots between the parts of a foreign
 * name do not separate characters; in Hangul, they do.
 */
export function unitsOf(text) {
  const units = [];
  let run = 0;
  let at = 0;
  let last;
  for (const { 0: letters, index } of text.matchAll(RUN)) {
    const parts = FIRST_UNSPACED.test(letters) ? letters.matchAll(PART) : [{ 0: letters, index: 0 }];
    for (const { 0: part, index: offset } of parts) {
      const start = index + offset;
      const end = start + part.length;
      const folded = fold(part);
      if (folded === "") continue;
      if (!IS_UNSPACED.test(part)) {
        last = undefined;
        units.push({ text: folded, start, end, run: 0, at: at++ });
        continue;
      }
      const spaced = HANGUL.test(part);
      const isJoined = last !== undefined && !spaced && !last.spaced && BETWEEN.test(text.slice(last.end, start));
      if (!isJoined) run += 1;
      if (!isJoined && last !== undefined) at += 1;
      at = addCharacters(units, part, [...folded], { start, end, run, at });
      last = { end, spaced };
    }
  }
  return units;
}

/** Returns the position after them. If there are not as many as in the original, each stands for all of it. */
function addCharacters(units, part, characters, { start, end, run, at }) {
  const originals = [...part];
  const isAligned = originals.length === characters.length;
  let from = start;
  for (const [number, text] of characters.entries()) {
    const to = isAligned ? from + originals[number].length : end;
    units.push({ text, start: from, end: to, run, at: at + number });
    if (isAligned) from = to;
  }
  return at + characters.length;
}

/** The number of positions that units take. */
export const lengthOf = (units) => (units.length === 0 ? 0 : units.at(-1).at + 1);

const ARABIC = /^[\u0621-\u064a]+$/;
/** “And” and “so”; “with”, “as” and “for”; the article. Arabic writes them together with the word. */
const BEFORE_ARABIC = [/^[وف]/, /^[بكل]/, /^ال/];
const SHORTEST = 3;

/** An Arabic word without each of the little words before it: `وبالسلام` → `بالسلام`, `السلام`, `سلام`. */
export function bareForms(word) {
  if (!ARABIC.test(word)) return [];
  const forms = [];
  let rest = word.replace(/^([وف]?)لل/, "$1ال");
  if (rest !== word) forms.push(rest);
  for (const before of BEFORE_ARABIC) {
    const bare = rest.replace(before, "");
    if (bare === rest || bare.length < SHORTEST) continue;
    forms.push(bare);
    rest = bare;
  }
  return forms;
}

/**
 * The terms that a unit is found by: a word and its bare forms; a character with the one after it, so that few texts have
 * the term, or alone at the end of a run.
 */
function termsOf(unit, next) {
  if (unit.run === 0) return [unit.text, ...bareForms(unit.text)];
  return [next?.run === unit.run ? unit.text + next.text : unit.text];
}

/** The parts of a question, each found by itself: words, and runs of characters. */
export function atomsOf(units) {
  const atoms = [];
  for (const { text, run, at } of units) {
    const last = atoms.at(-1);
    if (run === 0) atoms.push({ text, at, size: text.length });
    else if (last?.run === run) last.size = last.characters.push(text);
    else atoms.push({ characters: [text], run, at, size: 1 });
  }
  return atoms;
}

/** Whether two words may be forms of one: their beginnings are the same, and what follows is short. */
export function isForm(term, word) {
  let same = 0;
  while (same < term.length && term[same] === word[same]) same += 1;
  return same >= 4 && term.length - same <= 3 && word.length - same <= 3 && same * 2 >= Math.max(term.length, word.length);
}

/** Positions between two texts of a story, so that no phrase is found across them. */
const GAP = 8;

/** Each term of a story's texts, with its positions over all of them, ascending. */
export function positionsIn(texts) {
  const found = new Map();
  let start = 0;
  for (const text of texts) {
    const units = unitsOf(text);
    for (let index = 0; index < units.length; index += 1)
      for (const term of termsOf(units[index], units[index + 1])) {
        const position = start + units[index].at;
        const positions = found.get(term);
        if (positions) positions.push(position);
        else found.set(term, [position]);
      }
    start += lengthOf(units) + GAP;
  }
  return found;
}

/** Whether a term consists of characters of an unspaced script. */
export const isUnspaced = (term) => IS_UNSPACED.test(term);

/** The term of a filter's value. No word contains a colon. */
export const filterTerm = (name, value) => `${name}:${value}`;

/** In how many files the terms of so many stories are. */
export const bucketsFor = (stories) => 2 ** Math.max(0, Math.ceil(Math.log2(stories / 4)));

/** The number of a term's file. Words that begin alike are in one file, as are pairs of characters. */
export function bucketOf(term, buckets) {
  const [first] = term;
  const key = term.includes(":") ? term : isUnspaced(term) ? first : term.slice(0, 3);
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  return (Math.imul(hash, 0x2c1b3c6d) >>> 8) % buckets;
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** A number as text: five bits a character, the lowest first; the sixth bit says that more follow. */
export function encode(number) {
  let rest = number;
  let out = "";
  while (rest > 31) {
    out += DIGITS[(rest & 31) | 32];
    rest >>>= 5;
  }
  return out + DIGITS[rest];
}

/** The numbers that `encode` wrote, one after another. */
export function decode(text) {
  const numbers = [];
  let number = 0;
  let shift = 0;
  for (const character of text) {
    const bits = DIGITS.indexOf(character);
    number |= (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    numbers.push(number);
    number = 0;
    shift = 0;
  }
  return numbers;
}
