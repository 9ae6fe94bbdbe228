import { Argument, type Command, Option } from "commander";
import type { GraphOptions } from "./graph.ts";
import type { ListOptions } from "./list.ts";
import { addReadingOptions, addRoot, GRAPH_FORMATS, LISTED, type Listed } from "./options.ts";
import { examples, type Shell } from "./shell.ts";

/** `list`, `graph`, `explain`. */
export function readingCommands(program: Command, { io, done }: Shell): void {
  addReadingOptions(
    addRoot(
      program
        .command("list")
        .description("list what the site has")
        .addArgument(new Argument("[what]", "what to list").choices(LISTED).default("stories")),
    ),
  )
    .addOption(
      new Option("--format <format>", "a table, or one JSON object per line")
        .choices(["pretty", "json"])
        .default("pretty"),
    )
    .addHelpText(
      "after",
      examples(
        "briefgen list",
        "briefgen list drafts",
        "briefgen list outlets --format json # for other programs",
      ),
    )
    .action(async (what: Listed, root: string, options: ListOptions) =>
      done(await (await import("./list.ts")).listCommand(what, root, options, io)),
    );

  addReadingOptions(
    addRoot(
      program.command("graph").description("print the graph of stories, outlets, topics and questions"),
    ),
  )
    .addOption(new Option("--format <format>", "output format").choices(GRAPH_FORMATS).default("json"))
    .addHelpText(
      "after",
      examples(
        "briefgen graph > graph.json",
        "briefgen graph --format dot | sfdp -Tsvg > graph.svg # drawn by Graphviz",
        "briefgen graph --format graphml > graph.graphml # for Gephi, yEd or NetworkX",
      ),
    )
    .action(async (root: string, options: GraphOptions) =>
      done(await (await import("./graph.ts")).graphCommand(root, options, io)),
    );

  program
    .command("explain")
    .description("explain a diagnostic code; without a code, list them all")
    .argument("[code]", "for example BG0102")
    .addHelpText("after", examples("briefgen explain BG0102", "briefgen explain"))
    .action(async (code?: string) => done((await import("./explain.ts")).explainCommand(code, io)));
}
