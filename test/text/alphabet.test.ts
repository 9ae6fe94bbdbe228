import { expect, test } from "vitest";
import { Alphabet } from "../../src/text/alphabet.ts";

/** `Énergie E`: the names in their order, each with its letter. */
function index(language: string, names: readonly string[]): string[] {
  const alphabet = new Alphabet(language);
  return [...names]
    .sort((a, b) => alphabet.compare(a, b))
    .map((name) => `${name} ${alphabet.letterOf(name)}`);
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
  ["hi", ["अमेरिका अ", "ईरान ई", "चीन च", "भारत भ"]],
])("names in %s are in the order of its alphabet, under its letters", (language, expected) => {
  const names = expected.map((entry) => entry.slice(0, entry.lastIndexOf(" ")));
  expect(index(language, names.toReversed())).toEqual(expected);
});
