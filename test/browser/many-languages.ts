import { story } from "../support/site.ts";

/** What stories in one language are generated from. Names share words and characters with the filler and each other. */
interface Language {
  /** Words, or single characters if the language is written without spaces. */
  readonly filler: readonly string[];
  readonly names: readonly string[];
  /** What a sentence makes of a name. */
  readonly forms: readonly ((name: string) => string)[];
  /** Whether a text holds a name: an independent rule for what is right. */
  readonly holds: (text: string, name: string) => boolean;
  readonly spaced: boolean;
}

const as = (name: string) => name;
const escaped = (name: string) => name.replace(/ /g, "\\s+");

/** As a word, or as several: not as a part of one. */
const asWords = (text: string, name: string) =>
  new RegExp(`(?<![\\p{L}\\p{M}])${escaped(name)}(?![\\p{L}\\p{M}])`, "iu").test(text);

/** After “and”, “with”, “for” and the article, which Arabic writes together with the word. */
const asArabic = (text: string, name: string) =>
  new RegExp(`(?<![\\p{L}\\p{M}])[وف]?[بكل]?(?:ال)?${escaped(name)}(?![\\p{L}\\p{M}])`, "u").test(text);

/** Anywhere, even across the end of a line. */
const anywhere = (text: string, name: string) => text.replace(/\n/g, "").includes(name);
const inHangul = (text: string, name: string) => text.includes(name);

const unspaced = (filler: string, names: readonly string[]): Language => ({
  filler: [...filler],
  names,
  forms: [as, (name) => `${name}、`, (name) => [...name].join("\n")],
  holds: anywhere,
  spaced: false,
});

const spaced = (filler: string, names: readonly string[], more: Partial<Language> = {}): Language => ({
  filler: filler.split(" "),
  names,
  forms: [as, (name) => `(${name})`, (name) => name.replace(" ", "\n")],
  holds: asWords,
  spaced: true,
  ...more,
});

export const LANGUAGES: Readonly<Record<string, Language>> = {
  en: spaced(
    "north port bank talks over a new line of grain and sea trade with island Korea Kim Jong states river",
    ["North Korea", "Kim Jong Un", "Sea Island Bank", "Grainport"],
  ),
  ar: spaced(
    "بيان جديد حول محادثات الميناء في الشمال مع بنك البحر وجزيرة الحبوب خط تجارة كوريا دولة نهر قال",
    ["كوريا الشمالية", "روسيا", "مصرف الجزيرة", "أنقرة"],
    { forms: [as, (name) => `و${name}`, (name) => `ل${name}`, (name) => `«${name}»`], holds: asArabic },
  ),
  hi: spaced("नया बंदरगाह बैंक वार्ता पर एक रेखा अनाज और समुद्र व्यापार द्वीप उत्तर कोरिया राज्य नदी ने कहा", [
    "उत्तर कोरिया",
    "समुद्र द्वीप बैंक",
    "किम जोंग उन",
    "पाकिस्तान",
  ]),
  ko: spaced(
    "새 항구 은행 회담 에서 곡물 바다 무역 섬나라 남북 한국 대북 조선 강가 말했다 북부 경제",
    ["북한", "한국은행", "김정은", "국제해사기구"],
    {
      forms: [as, (name) => `${name}은`, (name) => `${name}에서는`, (name) => `‘${name}’의`],
      holds: inHangul,
    },
  ),
  zh: unspaced(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子",
    ["北京大学", "中国人民银行", "大连", "国际海事组织"],
  ),
  ja: unspaced(
    "のにはをたがでてとしれさあるいるもするからなことして国人年大十二本中長出三同時政事自行社見月分議後前民生連",
    ["北朝鮮", "東京都", "サーバーセンター", "国際海事機関", "大連"],
  ),
  th: unspaced("กขคงจชซดตถทนบปผพฟมยรลวสหอะาิีุูเแโใไ่้", ["เกาหลีเหนือ", "ธนาคารกลาง", "กรุงเทพ", "ปูติน"]),
  lo: unspaced("ກຂຄງຈຊດຕຖທນບປຜພຟມຍລວສຫອະາິີຸູເແໂໃໄ່້", ["ເກົາຫຼີເໜືອ", "ທະນາຄານ"]),
  km: unspaced("កខគឃងចឆជញដឋឌណតថទធនបផពភមយរលវសហអាិីុូេែោ", ["កូរ៉េខាងជើង", "ភ្នំពេញ"]),
};

export interface GeneratedStory {
  readonly language: string;
  readonly title: string;
  readonly text: string;
}

/** A sequence of numbers that is the same in every run (the generator of Numerical Recipes). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** Stories in every language. One in three holds a name; one in eight the title of another story. */
export function generatedStories(each: number): GeneratedStory[] {
  return Object.entries(LANGUAGES).flatMap(([language, { filler, names, forms, spaced }], number) => {
    const roll = dice(number + 1);
    const pick = <T>(from: readonly T[]) => from[roll(from.length)]!;
    const run = (length: number) => Array.from({ length }, () => pick(filler)).join(spaced ? " " : "");
    const stories: GeneratedStory[] = [];
    for (let index = 0; index < each; index += 1) {
      const size = spaced ? 4 : 9;
      const title = `${run(size)}${spaced ? " " : ""}${run(size - 2)}`.normalize("NFC");
      const sentences = Array.from({ length: 6 }, () => run(spaced ? 12 : 30));
      if (roll(3) === 0) sentences[2] += (spaced ? " " : "") + pick(forms)(pick(names));
      if (roll(8) === 0 && stories.length > 0) sentences[4] = pick(stories).title;
      stories.push({ language, title, text: sentences.join(spaced ? ".\n\n" : "。\n\n") });
    }
    return stories;
  });
}

export const filesOf = (stories: readonly GeneratedStory[]): Record<string, string> =>
  Object.fromEntries(
    stories.map(({ language, title, text }, index) => [
      `briefings/${language}-${index}.md`,
      story(JSON.stringify(title), `lang: ${language}`, text),
    ]),
  );
