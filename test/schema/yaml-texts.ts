import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";

export const lines = (...all: readonly string[]) => all.join("\n");

/** Texts that are mostly read, and now and then one that means something else or is a mistake. */
const often = (usual: readonly string[], odd: readonly string[]) =>
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...usual) }, fc.constantFrom(...odd));

const key = often(
  ["a", "b", "c", "d", "e", "title", "two words", "010", "제목", "a#b", "a:b", '"q"', "'it''s'", "-1", "$"],
  [
    ...["a ", "- a", "...", ".", "<<", "~", "constructor", "? a", "[a]", "&x a", "!t a", "\u00a0"],
    ...["a #b", '"\\u0041"', ""],
  ],
);

const scalar = often(
  [
    ...["a", "b c", "010", "2026-11-23", "22:22", "~", "-1", "https://example.org/a:b?c=d#e"],
    ...["a # comment", "a#b", "", "a :b", "a  b", "a ", "a   # comment", "=", ".x", "회담", "“a”", "🙂"],
    ...["a's", "|-\n         a\n         b", '"a"', '"a" # comment', '""', '"a \\" b"', '"\\\\"'],
    ...['"\\u00e9\\n"', '"a: b # c"', "'a'", "'it''s' ", "''''", "'a: # b'"],
    ...[">-\n         a\n         b", "|\n         # a"],
  ],
  [
    ...["-", "- ", "- x", "- - x", "# comment", "a: b", "a:", ":a", ": a", "?a", "? a", "|", "|a", ">-"],
    ...["@a", "`a`", "%a", "&x", "&x a", "*x", "!x a", "..", "...", "--- a", ",", "]", "}", "a, b"],
    ...["a [b", "a] {b}", "\u00a0a", "a\u00a0: b", "a\u2028b", "\ta", "a\tb", '"a" b', '"a"# c', '"a'],
    ...['a"', '"\\ud83d"', '"\\u0007"', '"\\x41"', '"\\q"', '"a": b', "'a' b", "'a", "'a'b", "'a'# c"],
    ...["|+\n         a", "| # c\n         a", "|2\n         a", ">-\n\n         a"],
    ...["|\n         a\n           b", ">\n         a\n\n\n         b", "|\n         a\n          \n"],
    ...[">\n        a\n       b", "a\n         b", '"a\n         b"', "'a\n\n         b'"],
    ...["\n         a"],
  ],
);

const { flow } = fc.letrec<{ flow: string; inside: string }>((tie) => ({
  inside: fc.oneof({ maxDepth: 3 }, { weight: 4, arbitrary: scalar }, tie("flow")),
  flow: fc
    .record({
      isMapping: fc.boolean(),
      items: fc.array(fc.tuple(often(["a: ", "b: ", "'c': "], ["", '"d":', "e :", "f:"]), tie("inside")), {
        maxLength: 3,
      }),
      between: often([", ", ",", " , "], [",\n ", " ", ",,"]),
      open: often(["", " "], ["\n ", ",", "#"]),
      close: often(["", " "], [",", "\n ", " #"]),
    })
    .map(({ isMapping, items, between, open, close }) => {
      const inside = items.map(([name, value]) => (isMapping ? name : "") + value).join(between);
      return isMapping ? `{${open}${inside}${close}}` : `[${open}${inside}${close}]`;
    }),
}));

const lineEnd = often(
  ["\n", "\n", "\n", " \n", " # c\n", "\n\n", "\n# c\n"],
  ["\n  \n", "\n  # c\n", "\n    # c\n\n", "#\n", " x\n", ":\n"],
);
const inline = fc.tuple(fc.oneof({ weight: 3, arbitrary: scalar }, flow), lineEnd).map((all) => all.join(""));

/** A value as it is written where its collection is in a column. */
type Written = (column: number) => string;

const anywhere = (text: string): Written => {
  return () => text;
};

/** Lines in a column, but now and then one that is not; what stands before the first is there already. */
const inColumn = (all: readonly (readonly [line: Written, off: number])[]): Written => {
  return (column) =>
    all
      .map(([line, off], index) => `${index > 0 ? " ".repeat(Math.max(column + off, 0)) : ""}${line(column)}`)
      .join("");
};

/** Mappings and lists within each other. */
const { mapping } = fc.letrec<{ mapping: Written; list: Written; item: Written; value: Written }>((tie) => {
  const off = fc.oneof({ weight: 40, arbitrary: fc.constant(0) }, fc.constantFrom(-2, -1, 1, 2));
  const below = (written: fc.Arbitrary<Written>, ...steps: readonly number[]) =>
    fc.tuple(lineEnd, fc.constantFrom(...steps), written).map(([end, step, block]): Written => {
      return (column) => end + " ".repeat(column + step) + block(column + step);
    });
  return {
    value: fc.oneof(
      { maxDepth: 4 },
      { weight: 3, arbitrary: inline.map((text) => anywhere(` ${text}`)) },
      below(tie("mapping"), 1, 2, 2, 4),
      below(tie("list"), 0, 1, 2, 2),
    ),
    item: fc.oneof(inline.map(anywhere), tie("mapping")),
    mapping: fc
      .array(fc.tuple(key, tie("value"), off), { minLength: 1, maxLength: 4 })
      .map((all) =>
        inColumn(all.map(([name, written, by]) => [(column) => `${name}:${written(column)}`, by])),
      ),
    list: fc
      .array(fc.tuple(fc.constantFrom("- ", "- ", "- ", "-   "), tie("item"), off), {
        minLength: 1,
        maxLength: 3,
      })
      .map((all) =>
        inColumn(all.map(([dash, written, by]) => [(column) => dash + written(column + dash.length), by])),
      ),
  };
});

export const mappings = mapping.map((written) => written(0));

/** Lines of every kind, in any order and column. */
export const soup = fc
  .array(
    fc
      .tuple(
        fc.constantFrom("", "", "", "  ", "  ", "    ", " ", "      "),
        often(["", "", "", "- ", "- "], ["-", "-   ", "- - ", "? "]),
        fc.oneof({ weight: 4, arbitrary: key.map((name) => `${name}:`) }, fc.constant("")),
        often([" ", " "], ["", "  "]),
        fc.oneof({ weight: 3, arbitrary: scalar }, flow, fc.constantFrom("", "# c")),
      )
      .map((parts) => parts.join("")),
    { minLength: 1, maxLength: 7 },
  )
  .map((all) => all.join("\n"));

const BRIEFINGS = new URL("../../briefings/", import.meta.url);

/** The front matter of the sample site. */
export const samples = readdirSync(BRIEFINGS, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".md"))
  .sort()
  .map((name) => readFileSync(new URL(name, BRIEFINGS), "utf8").split(/^---\n/m)[1]!);

/** Front matter as programs write it. */
export const generated = fc
  .record({
    title: fc.string(),
    topics: fc.array(fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ]{0,20}[a-z]$/), { minLength: 1, maxLength: 5 }),
    sources: fc.array(
      fc.record({
        outlet: fc.constantFrom("AP News", "Le Monde", "연합뉴스", "عاد"),
        headline: fc.string({
          unit: fc.constantFrom("a", "é", " ", '"', "\\", "'", "#", ":", "회", "🙂", "\n", "[", "-"),
        }),
        host: fc.domain(),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .map(({ title, topics, sources }) =>
    lines(
      ...[`title: ${JSON.stringify(title)}`, "date: 2026-11-23T10:00:00Z", "topics:"],
      ...topics.map((topic) => `  - ${topic}`),
      "sources:",
      ...sources.flatMap(({ outlet, headline, host }) => [
        `  - source: ${outlet}`,
        `    url: https://${host}/news/?id=1`,
        `    title: ${JSON.stringify(headline)}`,
        "    published: 2026-11-22",
      ]),
    ),
  );

/** A text in which a few characters are left out, put in, repeated or replaced. */
export const damaged = fc
  .tuple(
    fc.oneof(fc.constantFrom(...samples), mappings),
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.nat({ max: 4 }),
        fc.constantFrom(
          ...["\n", " ", "  ", ": ", ":", "- ", "-", "#", " #", "[", "]", "{", "}", ",", '"', "'", "\\"],
        ),
        fc.constantFrom(
          ...["", "", "\n\n", "\n  ", "\n- ", "\n# c\n", "\t", "\u00a0", "?", "!", "&", "*", "|", ">"],
          ...["~", "x"],
        ),
      ),
      { minLength: 1, maxLength: 3 },
    ),
  )
  .map(([text, damages]) =>
    damages.reduce((whole, [where, count, sign, other]) => {
      const at = where % (whole.length + 1);
      const behind = whole.slice(at);
      if (count === 4) return whole.slice(0, at) + behind.slice(0, 7) + behind;
      return whole.slice(0, at) + (count === 3 ? "" : other || sign) + behind.slice(count);
    }, text),
  );
