import { Argument, type Command, InvalidArgumentError, Option } from "commander";
import { printable } from "../diagnostics/printable.ts";
import type { EmailOptions } from "./email.ts";
import { UsageError } from "./exit.ts";
import type { ExplainOptions } from "./explain-file.ts";
import type { GraphOptions } from "./graph.ts";
import type { Io } from "./io.ts";
import type { ListOptions } from "./list.ts";
import {
  addOutOption,
  addQuiet,
  addReadingOptions,
  addRoot,
  GRAPH_FORMATS,
  LISTED,
  type Listed,
} from "./options.ts";
import type { ReportOptions } from "./report.ts";
import { examples, type Shell } from "./shell.ts";
import { namesSite } from "./site-folder.ts";
import type { VerifyOptions } from "./verify.ts";

/** `list`, `report`, `graph`, `email`, `explain`. */
export function readingCommands(program: Command, { io, done }: Shell): void {
  addReadingOptions(
    addRoot(
      program
        .command("list")
        .description("list what the site has")
        .addArgument(
          new Argument("[what]", "what to list")
            .choices(LISTED)
            .argParser((what) => listed(what, io))
            .default("stories"),
        ),
    ),
  )
    .addOption(
      new Option("--format <format>", "a table, one JSON object per line, or one address per line")
        .choices(["pretty", "json", "urls"])
        .default("pretty"),
    )
    .addHelpText(
      "after",
      examples(
        "briefgen list",
        "briefgen list drafts",
        "briefgen list outlets --format json # for other programs",
        "briefgen list articles --format urls > urls.txt # for a link checker",
      ),
    )
    .action(async (what: Listed, root: string, options: ListOptions) =>
      done(await (await import("./list.ts")).listCommand(what, root, options, io)),
    );

  addReadingOptions(
    addRoot(program.command("report").description("report what the site leans on, and what needs an editor")),
  )
    .addOption(
      new Option("--format <format>", "text for a terminal, JSON for programs, or Markdown")
        .choices(["pretty", "json", "md"])
        .default("pretty"),
    )
    .addOption(
      new Option(
        "--page [file]",
        "write a page instead, into the site's folder (default: report.html); nothing links to it",
      ).conflicts("format"),
    )
    .option("-v, --verbose", "print all rows of every table, not the first ten")
    .addHelpText(
      "after",
      examples(
        "briefgen report",
        "briefgen report -v | less",
        "briefgen report --page # report.html, to read in a browser or on paper",
        "briefgen report --format md > report.md",
        "briefgen report --format json | jq .questions.open",
      ),
    )
    .action(async (root: string, options: ReportOptions) =>
      done(await (await import("./report.ts")).reportCommand(root, options, io)),
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

  addQuiet(
    program
      .command("verify")
      .description(
        "verify the digests of corrections: in a published site, or in the git history of a site's folder",
      )
      .argument("<folder>", "a published site, such as dist, or a site's folder"),
  )
    .addOption(
      new Option("--format <format>", "lines, or one JSON object per line")
        .choices(["pretty", "json"])
        .default("pretty"),
    )
    .option("--no-color", "print without colours")
    .addHelpText("after", examples("briefgen verify dist", "briefgen verify ."))
    .action(async (folder: string, options: VerifyOptions) =>
      done(await (await import("./verify.ts")).verifyCommand(folder, options, io)),
    );

  addReadingOptions(
    program
      .command("email")
      .description("print an e-mail of the site, or write it to a file; other programs send it")
      .argument("[which]", "an edition or a story: its id or address, or latest", "latest")
      .option("--root <folder>", "the site's folder", "."),
  )
    .addOption(
      new Option("--format <format>", "the page, plain text, or a whole message with both")
        .choices(["html", "text", "eml"])
        .default("html"),
    )
    .option("-o, --output <file>", "write a new file instead: .html, .txt or .eml")
    .option("--from <sender>", "the sender of an .eml (default: email.from in the configuration)")
    .option("--to <address>", "its recipient (default: none; the program that sends adds them)")
    .addHelpText(
      "after",
      examples(
        "briefgen email # the latest edition",
        "briefgen email 2026-11-27 -o edition.eml",
        "briefgen email latest --format eml --to list@example.org | sendmail -t",
      ),
    )
    .action(async (which: string, options: EmailOptions) =>
      done(await (await import("./email.ts")).emailCommand(which, options, io)),
    );

  addReadingOptions(
    addOutOption(
      program
        .command("explain")
        .description(
          "explain a diagnostic code, or what a page is made from and why the last build made it; alone, list all codes",
        )
        .argument("[what]", "for example BG0102, an address or a file of the site")
        .option("--root <folder>", "the site's folder", "."),
    ),
  )
    .option("-v, --verbose", "print long lists in full")
    .addHelpText(
      "after",
      examples(
        "briefgen explain BG0102",
        "briefgen explain",
        "briefgen explain /stories/talks/ # what it is made from, what shows it, why it was made",
        "briefgen explain briefings/2026/11/talks.md # what is made from it",
      ),
    )
    .action(async (what: string | undefined, options: ExplainOptions) =>
      done(await (await import("./explain.ts")).explainCommand(what, options, io)),
    );
}

function listed(what: string, io: Io): Listed {
  const known = LISTED.find((name) => name === what);
  if (known) return known;
  if (namesSite(what, io))
    throw new UsageError(
      `\`briefgen list\` first takes what to list: \`briefgen list stories ${printable(what)}\``,
    );
  throw new InvalidArgumentError(`Allowed choices are ${LISTED.join(", ")}.`);
}
