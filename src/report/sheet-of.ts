import { leaningSection } from "./leaning-section.ts";
import { originsSection } from "./origins-section.ts";
import { questionsSection } from "./questions-section.ts";
import type { Report } from "./report.ts";
import { counted, type Sheet } from "./sheet.ts";
import { upkeepSection } from "./upkeep-section.ts";

/** A report in words. */
export function sheetOf(report: Report): Sheet {
  const { title, date, stories, citations, first, last } = report;
  const time = first === last ? `of ${first}` : `from ${first} to ${last}`;
  const size = `${counted(stories, "story", "stories")} ${time} with ${counted(citations, "citation")}.`;
  return {
    title: `${title}: report of ${date}`,
    intro: stories === 0 ? ["The site has no published stories yet, so there is nothing to report."] : [size],
    sections:
      stories === 0
        ? []
        : [leaningSection(report), originsSection(report), questionsSection(report), upkeepSection(report)],
  };
}
