import { byCodePoint } from "./order.ts";

/** Chinese characters of which each is the first of its letter in the order of pinyin; I, U and V have none. */
const PINYIN = "阿八嚓咑妸发旮铪丌咔垃妈乸噢帊七冄仨他穵夕丫帀";
const PINYIN_LETTERS = "ABCDEFGHJKLMNOPQRSTWXYZ";

/** The rows of kana, each from its first sign to its last. */
const KANA = ["あお", "かこ", "さそ", "たと", "なの", "はほ", "まも", "やよ", "らろ", "わん"];

/** The first consonants of Korean syllables, in Unicode's order (section 3.12), double ones under the single one. */
const CONSONANTS = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ";

/** Letters that do not decompose, and those they are found under, unless a language counts them among its own. */
const UNDER: Readonly<Record<string, string>> = { Œ: "O", Æ: "A", Ø: "O", Ł: "L", Đ: "D" };

/** Two or three letters of one word; an apostrophe may be part of one: `oʻ` in Uzbek, `c’h` in Breton. */
const SEVERAL = /^\p{L}['‘’]?\p{L}{1,2}$/u;

/** Comes after every other character (Unicode Technical Standard 35, part 5). */
const HIGHEST = "\uffff";

const LATIN = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** Letters with marks that two plain ones may stand for. */
const MARKED = [..."ÅÄÆÖØÜ"];

/** The order of names in a language, by the data of ICU (CLDR), and their letters in an index from A to Z. */
export class Alphabet {
  readonly #collator: Intl.Collator;
  readonly #letters: Intl.Collator;
  readonly #isChinese: boolean;
  readonly #language: string;

  /** `language`: BCP 47 tag. */
  constructor(language: string) {
    // Chinese by pinyin, whatever the script: by strokes there would be no letters.
    const tag = /^zh\b/i.test(language) ? "zh-u-co-pinyin" : language;
    this.#language = language;
    this.#isChinese = tag !== language;
    this.#collator = new Intl.Collator(tag, { usage: "sort", numeric: true });
    this.#letters = new Intl.Collator(tag, { usage: "sort", sensitivity: "base" });
  }

  compare(a: string, b: string): number {
    const [first, second] = [sortable(a), sortable(b)];
    // Latin names and readings would come after all others.
    const letters = this.#isChinese ? byCodePoint(this.#letterOf(a), this.#letterOf(b)) : 0;
    if (letters !== 0) return letters;
    return this.#collator.compare(first, second) || byCodePoint(first, second) || byCodePoint(a, b);
  }

  /**
   * The letters that names in their order are found under. An index has each letter once: a name between two that are under
   * one letter is under it, too.
   */
  lettersOf(names: readonly string[]): string[] {
    const groups = new Set<string>();
    let last = "";
    return names.map((name) => {
      const letter = this.#letterOf(name);
      if (groups.has(letter) || (last !== "" && this.#letters.compare(letter, last) === 0)) return last;
      groups.add(letter);
      last = letter;
      return letter;
    });
  }

  /** `É` is under E in French, `Ñ` by itself in Spanish, `Ch` in Czech; `#` is for digits. */
  #letterOf(name: string): string {
    const text = sortable(name);
    const [first = ""] = text;
    if (!/\p{L}/u.test(first)) return "#";
    if (/\p{Script=Han}/u.test(first)) return this.#isChinese ? this.#pinyinLetter(first) : "漢";
    if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(first)) return kanaRow(first);
    const [base = ""] = first.normalize("NFD");
    if (/[\u1100-\u1112]/.test(base)) return CONSONANTS[base.charCodeAt(0) - 0x1100]!;
    // Capitals of Georgian are for whole words.
    if (/[\u0622\u0623\u0625]|\p{Script=Georgian}/u.test(first)) return base;
    const [capital = ""] = first.toLocaleUpperCase(this.#language);
    return this.#ofSeveral(text) ?? this.#ofOne(capital);
  }

  /** `É` → `E`; in Vietnamese, `Ấ` → `Â`. */
  #ofOne(letter: string): string {
    const under = UNDER[letter];
    if (under) return this.#letters.compare(letter, `${under}Z`) > 0 ? letter : under;
    const signs = [...letter.normalize("NFD")];
    const plainer = signs.map((_, index) =>
      signs
        .slice(0, index + 1)
        .join("")
        .normalize("NFC"),
    );
    return [...LATIN, ...plainer].find((other) => this.#letters.compare(other, letter) === 0) ?? letter;
  }

  /**
   * The letter that a text starts with, if it is sorted by its first characters together: in Czech, `ch` is a letter of its
   * own; in Danish, `aa` is `å`; in Thai, `เก` is under its consonant.
   */
  #ofSeveral(text: string): string | undefined {
    const [first = "", second = "", third = ""] = text;
    for (const start of [first + second + third, first + second]) {
      const letter = start.toLocaleUpperCase(this.#language).replace(/['‘’]$/u, "ʻ");
      if (!SEVERAL.test(letter) || this.#isUnder(letter, first)) continue;
      if (start.length > 2 && this.#isUnder(letter, first + second)) continue;
      if (this.#isUnder(letter, second)) return second;
      return MARKED.find((other) => this.#letters.compare(other, letter) === 0) ?? letter;
    }
    return undefined;
  }

  /** Whether a text is sorted among those that start with a letter. */
  #isUnder(text: string, letter: string): boolean {
    return this.#letters.compare(text, letter) >= 0 && this.#letters.compare(text, letter + HIGHEST) <= 0;
  }

  #pinyinLetter(character: string): string {
    const firsts = [...PINYIN];
    const next = firsts.findIndex((first) => this.#collator.compare(first, character) > 0);
    return PINYIN_LETTERS[next < 0 ? firsts.length - 1 : Math.max(0, next - 1)]!;
  }
}

/** A name from its first letter or digit on: quotation marks and dots do not count. */
const sortable = (name: string): string => name.normalize("NFKC").replace(/^[^\p{L}\p{N}]+/u, "") || name;

/** `ガ` → `か` */
function kanaRow(sign: string): string {
  const code = sign.normalize("NFKD").charCodeAt(0);
  const hiragana = String.fromCharCode(code >= 0x30a1 && code <= 0x30f6 ? code - 0x60 : code);
  const row = KANA.findLast((pair) => pair[0]! <= hiragana || pair[0] === SMALL[hiragana]);
  return row?.[0] ?? "あ";
}

/** Small signs stand before the large ones. */
const SMALL: Readonly<Record<string, string>> = { ぁ: "あ", ゃ: "や" };
