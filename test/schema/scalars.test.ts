import { describe, expect, test } from "vitest";
import {
  boolean,
  choice,
  free,
  imageAddress,
  languageTag,
  line,
  moment,
  partialDate,
  pattern,
  text,
  timeZone,
  url,
  verbatim,
  wholeNumber,
} from "../../src/schema/index.ts";
import { decode, outcome } from "./decode.ts";

describe("a text", () => {
  test.each([
    ["no", "no"],
    ["010", "010"],
    ["12345678901234567890", "12345678901234567890"],
    ["2024-02-30", "2024-02-30"],
    ["true", "true"],
    ['"  around  "', "around"],
    ['"e\\u0301"', "\u00e9"],
    ["|\n  two\n  lines", "two\nlines"],
    ['""', "BG0114"],
    ['"  "', "BG0114"],
    ["[a]", "BG0110"],
    ["{a: b}", "BG0110"],
  ])("%s → %j", (written, value) => {
    expect(outcome(text, written)).toBe(value);
  });
});

test.each([
  ['"a\\n  b"', "a b"],
  ["|\n  two\n  lines", "two lines"],
  ['" \\u00a0 "', "BG0114"],
])("a line: %s → %j", (written, value) => {
  expect(outcome(line, written)).toBe(value);
});

test("a verbatim text keeps the space around it", () => {
  expect(outcome(verbatim, '" · "')).toBe(" · ");
});

describe("true or false", () => {
  test.each([
    ["true", true],
    ["False", false],
    ["TRUE", true],
    ["yes", "BG0110"],
    ["no", "BG0110"],
    ["1", "BG0110"],
    ['"true"', "BG0110"],
  ])("%s → %j", (written, value) => {
    expect(outcome(boolean, written)).toBe(value);
  });
});

describe("a whole number from 1 to 10000", () => {
  test.each([
    ["1", 1],
    ["10000", 10000],
    ["007", 7],
    ["0", "BG0110"],
    ["10001", "BG0110"],
    ["-1", "BG0110"],
    ["1.5", "BG0110"],
    ["1e3", "BG0110"],
    ["0x10", "BG0110"],
    ["99999999999999999999", "BG0110"],
    ["many", "BG0110"],
  ])("%s → %j", (written, value) => {
    expect(outcome(wholeNumber(1, 10000), written)).toBe(value);
  });
});

describe("one of a set of words", () => {
  const kind = choice("reportage", "analysis", "opinion");

  test.each([
    ["analysis", "analysis", undefined],
    ['"opinion"', "opinion", undefined],
    ["analisis", undefined, "did you mean `analysis`?"],
    ["Opinion", undefined, "did you mean `opinion`?"],
    ["poem", undefined, "not one of the allowed values"],
  ])("%s → %j", (written, value, label) => {
    const decoded = decode(kind, `key: ${written}`);
    expect(decoded.value).toBe(value);
    expect(decoded.problems[0]?.label).toBe(label);
    if (label) expect(decoded.problems[0]?.help).toEqual(["use one of: reportage, analysis, opinion"]);
  });
});

describe("a date", () => {
  test("without a zone is in the site's", () => {
    expect(decode(moment, "key: 2026-11-23").value?.iso).toBe("2026-11-23T00:00:00+09:00");
    expect(decode(moment, 'key: "2026-11-23 08:00"').value?.iso).toBe("2026-11-23T08:00:00+09:00");
  });

  test.each([
    ["2011-4-5 8:32:24 -0400", "write `2011-04-05T08:32:24-04:00`"],
    ["2011-4-5", "write `2011-04-05`"],
    ["2011/04/05", "write `2011-04-05`"],
    ["2011.4.5 8:30", "write `2011-04-05T08:30`"],
    ["2024-02-30", "2024-02-30 does not exist in the calendar"],
    ["2024-02-30T10:00", "2024-02-30 does not exist in the calendar"],
    ["2024-2-30", "write 2026-11-23, or with a time 2026-11-23T14:30:00+01:00"],
    ["4/5/2011", "write 2026-11-23, or with a time 2026-11-23T14:30:00+01:00"],
  ])("%s: %s", (written, help) => {
    expect(decode(moment, `key: ${written}`).problems).toMatchObject([
      { code: "BG0112", message: `\`${written}\` is not a date`, help: [help] },
    ]);
  });

  test("a proposal is itself a date", () => {
    for (const written of ["2011-4-5 8:32:24 -0400", "2011.4.5 8:30", "2011/04/05"]) {
      const [, proposal] = /`(.*)`/.exec(decode(moment, `key: ${written}`).problems[0]!.help[0]!)!;
      expect(decode(moment, `key: ${proposal}`).problems).toEqual([]);
    }
  });

  test.each([
    ["2025", "2025"],
    ["2025-11", "2025-11"],
    ["2025-11-04", "2025-11-04"],
    ["2025-13", "BG0112"],
    ["2025-11-31", "BG0112"],
    ["2025-11-04T10:00", "BG0112"],
    ["November 2025", "BG0112"],
  ])("a day, month or year: %s → %s", (written, value) => {
    expect(outcome(partialDate, written)).toBe(value);
  });
});

describe("a web address", () => {
  test.each([
    ["https://apnews.com", "https://apnews.com/"],
    ["HTTP://Example.ORG/A?b=c#d", "http://example.org/A?b=c#d"],
    ["https://münchen.example/ä", "https://xn--mnchen-3ya.example/%C3%A4"],
    ['"  https://a.example/  "', "https://a.example/"],
    ['"https://a.example/\\"><script>"', "https://a.example/%22%3E%3Cscript%3E"],
    ["javascript:alert(1)", "BG0113"],
    ["JaVaScRiPt:alert(1)", "BG0113"],
    ['"java\\tscript:alert(1)"', "BG0113"],
    ['"\\x20javascript:alert(1)"', "BG0113"],
    ["data:text/html,x", "BG0113"],
    ["vbscript:x", "BG0113"],
    ["file:///etc/passwd", "BG0113"],
    ["ftp://a.example/", "BG0113"],
    ["mailto:a@b.example", "BG0113"],
    ["//a.example/", "BG0113"],
    ["/a", "BG0113"],
    ['"https://"', "BG0113"],
    ["https:///a", "BG0113"],
    ["https://user:pass@a.example/", "BG0113"],
    ["https://user@a.example/", "BG0113"],
    ["https://:pass@a.example/", "BG0113"],
    ["https://a b/", "BG0113"],
    ["https://[::1", "BG0113"],
  ])("%s → %s", (written, value) => {
    expect(outcome(url, written.startsWith("https://[") ? `"${written}"` : written)).toBe(value);
  });

  test("an address without its beginning is shown with it", () => {
    expect(decode(url, "key: apnews.com/a").problems[0]?.help).toEqual(["write `https://apnews.com/a`"]);
  });

  test.each([
    ["/images/port.jpg", "/images/port.jpg"],
    ["port.jpg", "port.jpg"],
    ["../a b.jpg", "../a b.jpg"],
    ["https://a.example/x.jpg", "https://a.example/x.jpg"],
    ["javascript:alert(1)", "BG0113"],
    ["data:image/png;base64,x", "BG0113"],
    ["file:///x.jpg", "BG0113"],
    ["C:\\x.jpg", "BG0113"],
  ])("of an image: %s → %s", (written, value) => {
    expect(outcome(imageAddress, written)).toBe(value);
  });

  test.each(['""', '"  "'])("an image needs an address, not %s", (written) => {
    expect(outcome(imageAddress, written)).toBe("BG0114");
  });
});

test.each([
  ["en", "en"],
  ["EN-gb", "en-GB"],
  ["zh-hant-tw", "zh-Hant-TW"],
  ["english", "BG0115"],
  ["en_GB", "BG0115"],
  ["e", "BG0115"],
  ['"en; x"', "BG0115"],
])("the language %s → %s", (written, value) => {
  expect(outcome(languageTag, written)).toBe(value);
});

test.each([
  ["Asia/Seoul", "Asia/Seoul"],
  ["UTC", "UTC"],
  ["Seoul", "BG0115"],
  ["+25:00", "BG0115"],
])("the zone %s → %s", (written, value) => {
  expect(outcome(timeZone, written)).toBe(value);
});

test("a value of a fixed form says what it should be", () => {
  const country = pattern("a country code", /^[A-Z]{2}$/, "write two capitals");
  expect(outcome(country, '" KR "')).toBe("KR");
  expect(decode(country, "key: kor").problems).toMatchObject([
    {
      code: "BG0115",
      message: "`kor` is not a country code",
      at: "1:6",
      marked: "kor",
      help: ["write two capitals"],
    },
  ]);
});

describe("a free value is what YAML's core schema says", () => {
  test.each([
    ["1", 1],
    ["-2.50", -2.5],
    ["010", "010"],
    ["1e3", "1e3"],
    ["12345678901234567890", "12345678901234567890"],
    ["true", true],
    ["no", "no"],
    ["null", null],
    ["~", null],
    ['"1"', "1"],
    ["2026-11-23", "2026-11-23"],
    ["[1, a, ~]", [1, "a", null]],
    ["{a: {b: false}}", { a: { b: false } }],
  ])("%s → %j", (written, value) => {
    expect(outcome(free, written)).toEqual(value);
  });
});

describe("`#` in a free value", () => {
  test.each([
    ["key: {a: #fff\n}", 'write `"#fff"`'],
    ["key:\n  color: #fff", 'write `"#fff"`'],
    ["key:\n  - #fff\n  - a", 'write `"#fff"`'],
    ["key:\n  note: a #b", 'write `"a #b"`'],
  ])("starts a comment, which is warned of: %j", (text, help) => {
    expect(decode(free, text).problems).toMatchObject([
      { code: "BG0122", help: [`if it is part of the value, ${help}`] },
    ]);
  });

  test.each([
    "key:\n  color: # to do",
    "key:\n  color:\n  #fff\n  a: b",
    "key:\n  color: a#b\n  b: '#fff'",
    "key:\n  color: a # b",
  ])("but not of a comment: %j", (text) => {
    expect(decode(free, text).problems).toEqual([]);
  });
});
