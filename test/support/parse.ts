import type { Root } from "mdast";
import { markdownToMdast } from "satteri";
import { expect } from "vitest";
import { type Parsed, parseWith } from "../../src/content/parse.ts";
import type { ParseOptions } from "../../src/content/parse-options.ts";
import type { SourceFile } from "../../src/content/source-file.ts";
import { acceleratedParsers } from "../../src/markdown/accelerated.ts";
import { type Parsers, StepAside } from "../../src/markdown/parsers.ts";
import { reference } from "../../src/markdown/reference.ts";

const accelerated = acceleratedParsers(
  (text) => markdownToMdast(text, { features: { frontmatter: false } }) as Root,
);

export type TestOptions = Omit<ParseOptions, "unwanted">;

/** Reads a file with the parsers of record, and sees to it that the accelerators read the same. Leaves out all advice. */
export function parse(file: SourceFile, options: TestOptions): Parsed {
  const { document, diagnostics } = audited(file, options);
  return { document, diagnostics: diagnostics.filter(({ severity }) => severity !== "advice") };
}

/** The same with advice. */
export function audited(file: SourceFile, options: TestOptions): Parsed {
  const parsed = parseWith(file, { ...options, unwanted: [] }, reference);
  const fast = parseFast(file, options).parsed;
  expect(fast).toEqual(parsed);
  expect(fast.document?.text.read()).toBe(parsed.document?.text.read());
  return parsed;
}

/** Reads a file with the accelerators, and says which of them stepped aside. */
export function parseFast(
  file: SourceFile,
  options: TestOptions,
): { parsed: Parsed; aside: (keyof Parsers)[] } {
  let parsers = accelerated;
  const aside: (keyof Parsers)[] = [];
  for (;;) {
    try {
      return { parsed: parseWith(file, { ...options, unwanted: [] }, parsers), aside };
    } catch (error) {
      if (!(error instanceof StepAside)) throw error;
      aside.push(error.part);
      parsers = { ...parsers, [error.part]: reference[error.part] };
    }
  }
}
