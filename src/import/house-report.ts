import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { HouseLine } from "./house-items.ts";
import type { HouseText } from "./house-text.ts";

/** A line whose text is in no file that is written. `path`: the text's file. */
export const leftOut = (message: string, { at, text }: HouseLine, path: string): Diagnostic =>
  diagnostic("BG0904", message, {
    at: { path, span: { start: at, end: at + Math.max(1, text.length) } },
    help: ["add what is new in it to the file that exists"],
  });

/** Headings that had to be written in another way, so that builds recognise them. */
export function headingsRead({ sections }: HouseText, file: string): Diagnostic[] {
  return sections.flatMap(({ kind, heading, line: { text, at } }) => {
    const words = (words: string) => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
    if (kind === undefined || words(text).includes(words(heading))) return [];
    const span = { start: at, end: at + text.length };
    return [
      diagnostic("BG0904", `this line was read as the heading “${heading}”`, { at: { path: file, span } }),
    ];
  });
}

/** What a person has to fill in. `told`: what the text says of it; `untold`: topics without a name. */
export function leftToDo(
  story: { readonly path: string; readonly text: string },
  told: { title: string | undefined; date: string | undefined; sources: number },
  untold: number,
): Diagnostic[] {
  const todo = (key: string, message: string, help: string) => {
    const start = story.text.indexOf(`\n${key}`) + 1;
    const end = story.text.indexOf("\n", start);
    return diagnostic("BG0901", message, { at: { path: story.path, span: { start, end } }, help: [help] });
  };
  return [
    ...(told.title === undefined
      ? [
          todo(
            "title:",
            "the title was made from the first sentence",
            "write a headline, or import again with --title",
          ),
        ]
      : []),
    ...(told.date === undefined
      ? [todo("date:", "the date was set to today", "write the story's date, or import again with --date")]
      : []),
    ...(told.sources > 0
      ? [
          todo(
            "sources:",
            "the sources have no links yet",
            "add `title:`, `url:` and `published:` to each entry, and a `key:` to cite it with `[@key]`",
          ),
        ]
      : []),
    ...(untold > 0
      ? [
          todo(
            "## ",
            `${untold === 1 ? "the name of 1 topic" : `the names of ${untold} topics`} could not be found in ${untold === 1 ? "its description" : "their descriptions"}`,
            "add the missing names to `topics`; the descriptions are at the end of the file",
          ),
        ]
      : []),
  ];
}
