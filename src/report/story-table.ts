import type { StoryRef } from "./scope.ts";
import type { Table } from "./sheet.ts";

/** A list of stories with their days and files. */
export const storyTable = (
  title: string,
  stories: readonly StoryRef[],
  empty: string,
  note?: string,
): Table => ({
  ...{ title, note, empty },
  columns: [
    { head: "", form: "text" },
    { head: "", form: "text" },
  ],
  rows: stories.map((story) => ({ cells: [story.title, story.date], lines: [story.path] })),
});
