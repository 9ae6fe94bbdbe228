import type { Root } from "mdast";
import { acceleratedParsers, type FastMarkdown } from "./accelerated.ts";
import type { Parsers } from "./parsers.ts";

/** Whose results count: the accelerators' if they are sure, or only those of the parsers of record. */
export type ParserChoice = "fastest" | "reference";

/** The parsers for a site's texts. */
export async function loadParsers(choice: ParserChoice): Promise<Parsers> {
  if (choice === "reference") return (await import("./reference.ts")).reference;
  return acceleratedParsers(await loadFastMarkdown());
}

/** Undefined if the package or its binary for this system is not installed. */
async function loadFastMarkdown(): Promise<FastMarkdown | undefined> {
  try {
    const { markdownToMdast } = await import("satteri");
    return (text) => markdownToMdast(text, { features: { frontmatter: false } }) as Root;
  } catch {
    return undefined;
  }
}
