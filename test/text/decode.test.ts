import { describe, expect, test } from "vitest";
import { decodeText } from "../../src/content/source-file.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...values: number[]) => Uint8Array.from(values);
const decode = (input: Uint8Array) => decodeText("briefings/a.md", input);
const problemOf = (input: Uint8Array) => {
  const decoded = decode(input);
  if ("text" in decoded) throw new Error(`it was read as ${JSON.stringify(decoded.text)}`);
  return decoded.problem;
};

describe("UTF-8 is read, whatever the system it was written on", () => {
  test.each([
    ["", ""],
    ["a\nb\n", "a\nb\n"],
    ["a\r\nb\r\n", "a\nb\n"],
    ["a\rb\r", "a\nb\n"],
    ["a\r\r\nb", "a\n\nb"],
    ["\ufeff---\r\ntitle: x", "---\ntitle: x"],
    ["한국 🙂 عربي", "한국 🙂 عربي"],
    ["a tab\tstays", "a tab\tstays"],
    ["e\u0301 keeps its form", "e\u0301 keeps its form"],
    ["\ufffd may be written", "\ufffd may be written"],
  ])("%j → %j", (written, text) => {
    expect(decode(utf8(written))).toEqual({ text });
  });

  test("a second byte order mark is text", () => {
    expect(decode(utf8("\ufeff\ufeffa"))).toEqual({ text: "\ufeffa" });
  });
});

describe("what is not UTF-8 is refused with the offset of a byte", () => {
  test.each([
    ["a lone continuation byte", bytes(0x61, 0x80, 0x62), "byte 1 is 0x80"],
    ["an overlong slash", bytes(0x61, 0xc0, 0xaf), "byte 1 is 0xc0"],
    ["a byte that UTF-8 never has", bytes(0xff), "byte 0 is 0xff"],
    ["0xFE in the middle", bytes(...utf8("한"), 0xfe, 0x61), "byte 3 is 0xfe"],
  ])("%s", (_, input, label) => {
    expect(problemOf(input)).toMatchObject({ code: "BG0001", message: "the file is not UTF-8", label });
  });

  // The letter that is wrong is named, not the sound one behind it.
  test.each([
    ["é in Latin-1", bytes(0x61, 0xe9, 0x62), "byte 1 is 0xe9"],
    ["a letter that is cut off at the end", bytes(0x61, 0xe2, 0x82), "byte 1 is 0xe2"],
    ["a lone surrogate", bytes(0x61, 0xed, 0xa0, 0x80), "byte 1 is 0xed"],
  ])("%s", (_, input, label) => {
    expect(problemOf(input)).toMatchObject({ code: "BG0001", label });
  });

  test.each([
    ["little-endian", bytes(0xff, 0xfe, 0x61, 0x00)],
    ["big-endian", bytes(0xfe, 0xff, 0x00, 0x61)],
  ])("UTF-16, %s, is called by its name", (_, input) => {
    expect(problemOf(input).message).toBe("the file is UTF-16, not UTF-8");
  });
});

describe("characters that no page may hold are refused with the offset of their byte", () => {
  test.each([
    ["\0", "U+0000", "byte 0"],
    ["ab\u0007", "U+0007", "byte 2"],
    ["한\u001b[31m", "U+001B", "byte 3"],
    ["🙂\u007f", "U+007F", "byte 4"],
    ["\u0080", "U+0080", "byte 0"],
    // In Windows-1252 this byte is an ellipsis: a text that was read in the wrong encoding before.
    ["a\u0085", "U+0085", "byte 1"],
    ["\u009f", "U+009F", "byte 0"],
    ["a\ufdd0", "U+FDD0", "byte 1"],
    ["a\uffff", "U+FFFF", "byte 1"],
    ["a\u{1ffff}", "U+1FFFF", "byte 1"],
    ["\u000c", "U+000C", "byte 0"],
  ])("%j", (written, name, label) => {
    expect(problemOf(utf8(written))).toMatchObject({
      code: "BG0002",
      message: `character ${name} is not allowed`,
      at: { path: "briefings/a.md" },
      label,
    });
  });
});
