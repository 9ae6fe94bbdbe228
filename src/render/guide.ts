import type { Guide } from "../pages/guide.ts";
import { escapeMarkdown, link } from "./markdown/inline.ts";

/** `llms.txt`, in the form that llmstxt.org describes: a heading, a summary, and lists of links. */
export function renderGuide({ title, description, sections }: Guide): string {
  const line = (text: string) => escapeMarkdown(text.replace(/\s+/g, " ").trim());
  const lists = sections.map(({ heading, links }) => {
    const items = links.map(
      ({ text, url, note }) => `- ${link(line(text), url)}${note ? `: ${line(note)}` : ""}`,
    );
    return `## ${line(heading)}\n\n${items.join("\n")}`;
  });
  return `${[`# ${line(title)}`, ...(description ? [`> ${line(description)}`] : []), ...lists].join("\n\n")}\n`;
}
