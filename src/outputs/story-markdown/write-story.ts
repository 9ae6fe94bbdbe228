import type { Words } from "../../pages/frame-model.ts";
import type { CiteModel, ClaimModel, SectionModel, SourceModel, TimelineModel } from "../story/model.ts";
import { escapeLines, escapeMarkdown, link } from "./inline.ts";
import type { StoryMarkdown } from "./markdown-model.ts";

/**
 * A story as Markdown: title, date, text in its sections, and its sources as footnotes. It is made from what is published,
 * not from the file, which may contain comments, notes and unsafe HTML.
 */
export function renderStoryMarkdown({ t, story, ...head }: StoryMarkdown): string {
  const dates = [head.date.text, ...(head.updated ? [`${t.updated} ${head.updated.text}`] : [])];
  const text = [
    `# ${line(head.title)}`,
    [head.kind.label, ...dates, ...head.authors].map(line).join(" · "),
    ...(story.standfirst ? [`**${line(story.standfirst)}**`] : []),
    ...story.corrections.map(
      ({ kind, date, text, was, now }) =>
        `> **${line(kind.label)}**, ${line(date.text)}: ${line(text)}${was ? ` ${t.correction_was} ~~${line(was)}~~` : ""}${now ? ` ${t.correction_now} ${line(now)}` : ""}`,
    ),
    list(
      story.figures.map(
        ({ label, value, unit = "", note, cites }) =>
          `${line(label)}: **${line(value)}** ${line(`${unit} ${note}`)}${references(cites)}`,
      ),
    ),
    ...story.sections.flatMap((section) => sectionBlocks(section, t, story.url)),
    ...under(t.quotes, quotes(story.quotes, t)),
  ];
  const notes = story.footnotes?.html ?? "";
  const sources = sourceList(story.sources, [...text, notes].join("\n"));
  const blocks = [...text, ...under(t.sources, sources), notes, `<${story.url}>`];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

/** Sources that the text cites are footnotes. The others are a list, because a footnote without a reference is not shown. */
function sourceList(sources: readonly SourceModel[], text: string): string {
  const isCited = ({ number }: SourceModel) => text.includes(`[^${number}]`);
  const cited = sources.filter(isCited).map((source) => `[^${source.number}]: ${sourceLine(source)}`);
  const others = sources.filter((source) => !isCited(source)).map(sourceLine);
  return [cited.join("\n"), list(others)].filter((part) => part !== "").join("\n\n");
}

function sectionBlocks(section: SectionModel, t: Words, url: string): string[] {
  const { kind, title, html, unknowns, bullets, timeline, claims, questions } = section;
  const blocks = [
    html,
    list(unknowns.map(line)),
    list(bullets.map(({ html: words, href }) => (href ? link(words, new URL(href, url).href) : words))),
    list(timeline.map((entry) => timelineItem(entry, url))),
    ...(claims.length > 0 ? [`**${line(t.claims ?? "")}**`, list(claims.map(claimItem))] : []),
    list(
      questions.flatMap(({ question, href }) => (href ? link(line(question), new URL(href, url).href) : [])),
    ),
    ...questions.flatMap(({ question, html: answer, footnotes }) =>
      answer ? [`### ${line(question)}`, answer, footnotes?.html ?? ""] : [],
    ),
  ].filter((block) => block !== "");
  // The headings of house sections stay only with what is below them.
  if (blocks.length === 0 && kind !== "other") return [];
  return title.html === "" ? blocks : [`## ${title.html}`, ...blocks];
}

function timelineItem({ date, text, cites, story }: TimelineModel, url: string): string {
  const said = text === "" ? [] : [`${line(text)}${references(cites)}`];
  const teller = story ? [link(line(story.text), new URL(story.href, url).href)] : [];
  return `${line(date.text)}: ${[...said, ...teller].join(" ")}`;
}

/** A heading with its text; nothing if the text is empty. */
function under(heading: string | undefined, text: string): string[] {
  if (text === "") return [];
  return heading ? [`## ${line(heading)}`, text] : [text];
}

const list = (items: readonly string[]): string =>
  items.map((item) => `- ${item.trim().replace(/\n(?=[^\n])/g, "\n  ")}`).join("\n");

/** Plain text on one line, with everything escaped. */
const line = (text: string): string => escapeLines(escapeMarkdown(text.replace(/\s+/g, " ").trim()));

const references = (cites: readonly CiteModel[]): string =>
  cites.map(({ number }) => `[^${number}]`).join("");

function claimItem({ claim, stances }: ClaimModel): string {
  const said = stances.map(({ text, sources }) => {
    const outlets = sources.map(({ outlet, number }) => `${line(outlet)}${number ? `[^${number}]` : ""}`);
    return `${line(text)}: ${outlets.join(", ")}`;
  });
  return [line(claim), list(said)].join("\n");
}

function quotes(all: StoryMarkdown["story"]["quotes"], t: Words): string {
  const written = all.map(({ text, speaker, translated, cite }) => {
    const note = translated ? ` (${t.translated})` : "";
    return `> ${line(text)}\n>\n> ${line(`${speaker}${note}`)}${references([cite])}`;
  });
  return written.join("\n\n");
}

/** `[Title](https://…), Outlet, 4 May 2026` */
function sourceLine({ title, href, outlet, published, byline, access, gone }: SourceModel): string {
  const name = line(title ?? outlet.text);
  const lost = gone === undefined ? undefined : `${access!.label}: ${gone}`;
  const rest = [byline, title ? outlet.text : undefined, published?.text, lost].filter(
    (part) => part !== undefined,
  );
  return [href ? link(name, href) : name, ...rest.map(line)].join(", ");
}
