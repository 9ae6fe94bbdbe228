import { describe, expect, test } from "vitest";
import {
  choice,
  defaulted,
  either,
  free,
  line,
  list,
  located,
  mapOf,
  object,
  optional,
  required,
  text,
} from "../../src/schema/index.ts";
import { decode } from "./decode.ts";

const person = object(
  {
    name: required(line, "The name.", "Mina"),
    desk: defaulted(choice("asia", "europe"), "asia", "The desk."),
    motto: optional(text, "A motto.", "Never again"),
    extra: optional(free, "Free."),
  },
  "the person",
);

describe("an object", () => {
  test("has its fallbacks, and leaves out what is not written", () => {
    expect(decode(person, "key: {name: Lee}").value).toEqual({ name: "Lee", desk: "asia" });
  });

  test("a mistake hides no other", () => {
    const text = "key:\n  colour: red\n  desk: asiaa\n  motto: [a]\n  extra:\n";
    const { value, problems } = decode(person, text);
    expect(value).toBeUndefined();
    expect(problems.map(({ code, at }) => [code, at])).toEqual([
      ["BG0102", "2:3"],
      ["BG0111", "3:9"],
      ["BG0110", "4:10"],
      ["BG0114", "5:3"],
      ["BG0109", "2:3"],
    ]);
  });

  test("what is wrong is left out or has its fallback, so that later stages can go on", () => {
    const written = decode(object({ person: optional(person, "") }), "key: {person: {desk: moon, motto: x}}");
    expect(written.value).toEqual({});
    expect(written.problems.map(({ code }) => code)).toEqual(["BG0111", "BG0109"]);
  });

  test("a missing key says how to write it", () => {
    const message = "the person has no `name`";
    expect(decode(person, "key:\n  desk: asia").problems).toMatchObject([
      { code: "BG0109", message, help: ["add a line `name: Mina`"] },
    ]);
    expect(decode(person, "key: {}").problems).toMatchObject([
      { code: "BG0109", message, help: ["add `name: Mina`"] },
    ]);
  });

  test("what another key stands for is not missing as well, and its value counts", () => {
    const { value, problems } = decode(person, "key: {nmae: Lee}");
    expect(value).toEqual({ name: "Lee", desk: "asia" });
    expect(problems).toMatchObject([{ code: "BG0102", marked: "nmae", label: "did you mean `name`?" }]);
  });

  test("a key of other tools says what it is here", () => {
    const own = object({ name: required(line, "", "Mina") }, "the person", {
      title: "name",
      bio: "no `bio`",
    });
    expect(decode(own, "key: {title: Lee}").problems).toMatchObject([{ message: "`title` is `name` here" }]);
    expect(decode(own, "key: {bio: She writes}").problems).toMatchObject([
      { message: "no `bio`" },
      { message: "the person has no `name`" },
    ]);
  });

  test("a key without a value is not missing as well", () => {
    expect(decode(person, "key:\n  name:\n").problems).toMatchObject([
      { code: "BG0114", message: "`name` has no value", help: ["write `name: Mina`"] },
    ]);
  });

  test("an unknown key far from all known ones leads to `extra`", () => {
    expect(decode(person, "key: {name: a, favourite: b}").problems).toMatchObject([
      { code: "BG0102", marked: "favourite", help: ["keys of your own go under `extra:`"] },
    ]);
  });

  test.each(["toString", "hasOwnProperty", "valueOf"])("the key `%s` is as unknown as any other", (key) => {
    expect(decode(person, `key: {name: a, ${key}: b}`).problems).toMatchObject([{ code: "BG0102" }]);
  });

  test.each([
    ["Lee", "expected keys with values for the person, found a single value"],
    ["[Lee]", "expected keys with values for the person, found a list"],
  ])("%s is no object", (written, message) => {
    expect(decode(person, `key: ${written}`).problems).toMatchObject([{ code: "BG0110", message }]);
  });
});

describe("a list", () => {
  test.each([
    ["[a, b]", ["a", "b"]],
    ["\n  - a\n  - b", ["a", "b"]],
    ["[]", []],
  ])("%j", (written, value) => {
    expect(decode(list(line), `key: ${written}`)).toEqual({ value, problems: [] });
  });

  test("an empty entry before `#` is shown mended", () => {
    expect(decode(list(line), "key:\n  - #tag\n  - ~ # b\n").problems).toMatchObject([
      { code: "BG0114", help: ['`#` starts a comment; if it is part of the value, write `- "#tag"`'] },
      { code: "BG0114", help: [] },
    ]);
  });

  test("a single value in quotes keeps them if it needs them", () => {
    expect(decode(list(line), 'key: "Korea: news"').problems).toMatchObject([
      { help: ['write `["Korea: news"]`, or one `- …` per line'] },
    ]);
  });

  test("a single value is shown mended", () => {
    expect(decode(list(line), "key: Korea").problems).toMatchObject([
      { code: "BG0110", marked: "Korea", help: ["write `[Korea]`, or one `- …` per line"] },
    ]);
  });

  test("keeps its sound entries, and reports every other", () => {
    const { value, problems } = decode(list(line), 'key: [a, ~, [b], "", c]');
    expect(value).toEqual(["a", "c"]);
    expect(problems.map(({ code, at }) => [code, at])).toEqual([
      ["BG0114", "1:10"],
      ["BG0110", "1:13"],
      ["BG0114", "1:18"],
    ]);
  });
});

test("a map has free keys, in the order written, with their places", () => {
  const text = "key: {b: supports, a: silent, c: maybe, d: }";
  const { value, problems } = decode(mapOf("source key", choice("supports", "silent")), text);
  expect(
    value?.map(({ key, value }) => [key.value, text.slice(key.span.start, key.span.end), value]),
  ).toEqual([
    ["b", "b", "supports"],
    ["a", "a", "silent"],
  ]);
  expect(problems.map(({ code }) => code)).toEqual(["BG0111", "BG0114"]);
});

test.each([
  ["North Korea", "North Korea"],
  ["{name: Lee}", { name: "Lee", desk: "asia" }],
])("either a text or an object: %s", (written, value) => {
  expect(decode(either(line, person), `key: ${written}`)).toEqual({ value, problems: [] });
});

test("a located value knows where it stands, quotes included", () => {
  const text = 'key: "no"';
  const { value } = decode(located(line), text);
  expect(value?.value).toBe("no");
  expect(text.slice(value?.span.start, value?.span.end)).toBe('"no"');
});
