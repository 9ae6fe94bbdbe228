import type { Root } from "mdast";
import { markdownToMdast } from "satteri";
import { expect } from "vitest";
import { acceleratedParsers } from "../../src/content/accelerated.ts";
import { type Parsed, type ParseOptions, parseWith } from "../../src/content/parse.ts";
import { type Parsers, StepAside } from "../../src/content/parsers.ts";
import { reference } from "../../src/content/reference.ts";
import type { SourceFile } from "../../src/content/source-file.ts";

const accelerated = acceleratedParsers(
  (text) => markdownToMdast(text, { features: { frontmatter: false } }) as Root,
);

/** Reads a file with the parsers of record, and sees to it that the accelerators read the same. */
export function parse(file: SourceFile, options: ParseOptions): Parsed {
  const parsed = parseWith(file, options, reference);
  expect(parseFast(file, options).parsed).toEqual(parsed);
  return parsed;
}

/** Reads a file with the accelerators, and says which of them stepped aside. */
export function parseFast(
  file: SourceFile,
  options: ParseOptions,
): { parsed: Parsed; aside: (keyof Parsers)[] } {
  let parsers = accelerated;
  const aside: (keyof Parsers)[] = [];
  for (;;) {
    try {
      return { parsed: parseWith(file, options, parsers), aside };
    } catch (error) {
      if (!(error instanceof StepAside)) throw error;
      aside.push(error.part);
      parsers = { ...parsers, [error.part]: reference[error.part] };
    }
  }
}
