import { Languages } from "../../src/config/languages.ts";
import { LIMITS } from "../../src/content/limits.ts";
import { SectionNames } from "../../src/content/sections.ts";
import { Tracker } from "../../src/dependencies/tracker.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { buildGraph } from "../../src/graph/build.ts";
import { EditionSchedule } from "../../src/graph/edition-schedule.ts";
import type { OutletNode, StorylineNode, StoryNode, TopicNode } from "../../src/graph/nodes.ts";
import { select } from "../../src/graph/select.ts";
import type { SiteGraph } from "../../src/graph/site-graph.ts";
import { parse } from "../support/parse.ts";
import { NOW } from "../support/site.ts";

/** A graph in memory: texts by path, without `briefings/` and `.md`. */
export class TestGraph {
  readonly graph: SiteGraph;
  /** `BG0305 briefings/a.md: message`, in the order reported. */
  readonly reports: readonly string[];
  readonly diagnostics: readonly Diagnostic[];

  constructor(files: Readonly<Record<string, string>>, options: { drafts?: boolean; future?: boolean } = {}) {
    const found: Diagnostic[] = [];
    const documents = Object.entries(files).flatMap(([name, text]) => {
      const { document, diagnostics } = parse(
        { path: `briefings/${name}.md`, digest: "", text },
        { timeZone: "UTC", sections: new SectionNames(), limits: LIMITS },
      );
      found.push(...diagnostics);
      return document ?? [];
    });
    const { chosen, heldBack } = select(documents, { drafts: false, future: false, now: NOW, ...options });
    this.graph = buildGraph(
      {
        documents: chosen,
        heldBack,
        broken: [],
        schedule: new EditionSchedule(undefined, "UTC"),
        future: false,
        languages: new Languages("en", []),
        now: NOW,
        tracker: new Tracker(),
      },
      (problem) => found.push(problem),
    );
    this.diagnostics = found;
    this.reports = found.map(({ code, message, at }) => `${code} ${at?.path}: ${message}`);
  }

  story(id: string): StoryNode {
    return one(this.graph.nodes.stories, id);
  }

  topic(id: string): TopicNode {
    return one(this.graph.nodes.topics, id);
  }

  outlet(id: string): OutletNode {
    return one(this.graph.nodes.outlets, id);
  }

  storyline(id: string): StorylineNode {
    return one(this.graph.nodes.storylines, id);
  }
}

function one<N extends { readonly id: string }>(nodes: readonly N[], id: string): N {
  const node = nodes.find((each) => each.id === id);
  if (!node) throw new Error(`${id} is not among ${nodes.map((each) => each.id).join(", ")}`);
  return node;
}

export const ids = (nodes: readonly { readonly id: string }[]): string[] => nodes.map(({ id }) => id);

/** A story with a date; `front` holds further lines of front matter. */
export const dated = (date: string, front = "", body = "Text."): string =>
  `---\ntitle: T\ndate: ${date}\n${front === "" ? "" : `${front}\n`}---\n\n${body}\n`;

/** A record, such as a topic: front matter only. */
export const record = (...lines: string[]): string => `---\n${lines.join("\n")}\n---\n`;
