import { SectionNames } from "../../src/content/sections.ts";
import { type ImportRequest, importText } from "../../src/import/import.ts";

/** A text in the house format, with sections of one's own in place of its own. */
export const houseText = (parts: Partial<Record<keyof typeof PARTS, string>> = {}): string =>
  Object.entries({ ...PARTS, ...parts })
    .map(([heading, text]) => `${heading}\n${text}`)
    .join("\n");

const PARTS = {
  "What's happened":
    "Ferries between the two islands run again after nine weeks, and fares have doubled. Both ports are open.",
  "What's behind the headline?": "The operator wants a subsidy; the islands want a second operator.",
  "What the papers say":
    "Reuters reports that bookings are full until spring. The Harbour Gazette argues that the price is too high, while BBC News notes a court case.",
  "How we got here": "A storm damaged the pier in September.",
  "Go deeper": "- Who pays for the new pier?\n- Will a second operator come?",
  "Common question":
    "-\nWhy did the ferries stop?\nA storm broke the pier. Repairs took nine weeks.\n-\nAre the fares final?\nNo. A regulator decides in May.",
  "More on these topics":
    "-\nThe Northern Isles, officially the Archipelago of the North, is a group of islands in a cold sea.\n-\nHarbour Lines is a ferry operator with four ships.",
} as const;

export const importing = (text: string, more: Partial<ImportRequest> = {}) =>
  importText({
    file: "notes.txt",
    text,
    isMarkdown: false,
    title: undefined,
    date: undefined,
    today: "2026-11-23",
    sections: new SectionNames(),
    existing: { outlets: [], topics: new Map(), questions: new Map() },
    ...more,
  });

/** The files by path, without `briefings/` and `.md`. */
export const filesOf = (text: string, more: Partial<ImportRequest> = {}): Record<string, string> =>
  Object.fromEntries(
    importing(text, more).files.map(({ path, text: made }) => [
      path.replace(/^briefings\/|\.md$/g, ""),
      made,
    ]),
  );

export const storyOf = (text: string, more: Partial<ImportRequest> = {}): string =>
  importing(text, more).files.find(({ kind }) => kind === "story")!.text;
