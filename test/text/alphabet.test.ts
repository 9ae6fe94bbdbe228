import { expect, test } from "vitest";
import { Alphabet } from "../../src/text/alphabet.ts";

/** `Énergie E`: the names in their order, each with its letter. */
function index(language: string, names: readonly string[]): string[] {
  const alphabet = new Alphabet(language);
  const sorted = [...names].sort((a, b) => alphabet.compare(a, b));
  const letters = alphabet.lettersOf(sorted);
  return sorted.map((name, at) => `${name} ${letters[at]}`);
}

test.each<[string, string[]]>([
  [
    "fr",
    ["9/11 #", "Économie E", "Emploi E", "Énergie E", "Île-de-France I", "Inflation I", "Œuvres O", "Ours O"],
  ],
  ["en", [".NET N", "Newton N", "“Nine” N", "Österreich O", "Zug Z"]],
  ["es", ["Ángel A", "Nadal N", "Ñandú Ñ", "Ortega O"]],
  ["sv", ["Andorra A", "Zambia Z", "Åland Å", "Ängelholm Ä", "Örebro Ö"]],
  ["de", ["Oman O", "Österreich O", "Straße S", "Zypern Z"]],
  ["da", ["Zoo Z", "Ærø Æ", "Østerbro Ø", "Århus Å"]],
  ["pl", ["Lublin L", "Łódź Ł", "Zamość Z", "Żory Ż"]],
  ["tr", ["Çin Ç", "Irak I", "İstanbul İ", "Suriye S", "Şam Ş"]],
  ["ru", ["Евросоюз Е", "Ёж Е", "Иран И", "Йемен Й"]],
  ["ar", ["آسيا ا", "أمريكا ا", "إيران ا", "بغداد ب"]],
  ["zh", ["北京 B", "BBC B", "朝鲜 C", "美国 M", "印度 Y", "中国 Z"]],
  ["zh-Hant", ["日本 R", "臺灣 T", "香港 X", "中國 Z"]],
  ["ja", ["BBC B", "アメリカ あ", "ガーナ か", "きたちょうせん か", "パリ は", "北朝鮮 漢"]],
  ["ko", ["까치 ㄱ", "미국 ㅁ", "북한 ㅂ", "한국 ㅎ", "EU E"]],
  ["cs", ["Dánsko D", "Haiti H", "Chile CH", "Island I", "Tchaj-wan T", "Tibet T"]],
  ["da", ["Bo B", "Zoo Z", "Aalborg Å", "Århus Å"]],
  ["hr", ["Libanon L", "Litva L", "Ljubljana LJ", "Malta M"]],
  ["hu", ["Ciprus C", "Csád CS", "Dánia D", "Dzsibuti DZS", "Észtország E", "Etiópia E"]],
  ["vi", ["Anh A", "Ấn Độ Â", "Âu Lạc Â", "Ba Lan B"]],
  ["lt", ["Indija I", "Ypatinga I", "Irakas I", "Kinija K"]],
  ["uz", ["Olmoniya O", "Zambiya Z", "o‘zbek Oʻ", "Oʻzbekiston Oʻ"]],
  ["th", ["เกาหลี ก", "ขอนแก่น ข", "ไทย ท", "มาเลเซีย ม", "แม่สอด ม", "เยอรมนี ย", "สวาติ ส"]],
  ["ka", ["ბრაზილია ბ", "საქართველო ს"]],
  ["en", ["ＡＰ A", "BBC B", "ＣＮＮ C"]],
  ["hi", ["अमेरिका अ", "ईरान ई", "चीन च", "भारत भ"]],
])("names in %s are in the order of its alphabet, under its letters", (language, expected) => {
  const names = expected.map((entry) => entry.slice(0, entry.lastIndexOf(" ")));
  expect(index(language, names.toReversed())).toEqual(expected);
});

const REGIONS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].flatMap((first, _, all) =>
  all.map((second) => first + second),
);
const LANGUAGES =
  "af am ar az be bg bn br bs ca ckb cs cy da de dsb ee el en eo es et eu fa fi fil fo fr fy ga gl gu ha he hi hr hsb hu hy id ig is it ja ka kk kn ko ky ln lo lt lv mi mk ml mn mr ms mt nb ne nl nn om pa pl pt ro ru se si sk sl smn sq sr sr-Latn sv sw ta te tg th tk to tr tt ug uk ur uz vi wo yi yo zh zh-Hant";

test.each(LANGUAGES.split(" "))("countries in %s that have a letter are side by side", (language) => {
  const regions = new Intl.DisplayNames(language, { type: "region", fallback: "none" });
  const alphabet = new Alphabet(language);
  const names = [...new Set(REGIONS.flatMap((code) => regions.of(code) ?? []))];
  names.sort((a, b) => alphabet.compare(a, b));
  const letters = names.flatMap((name) => alphabet.lettersOf([name]));
  const groups = letters.filter((letter, at) => letter !== letters[at - 1]);
  expect(groups.length).toBeGreaterThan(1);
  expect(groups).toEqual([...new Set(groups)]);
});

test("where two signs are one letter to the collator, an index has it once", () => {
  const letters = index("ps", ["گورجستان", "ګیانا", "ګرنادا"]).map((entry) => entry.at(-1));
  expect(new Set(letters).size).toBe(1);
});
