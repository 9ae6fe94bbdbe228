import { Argument, type Command, Option } from "commander";
import type { ImportOptions } from "./import.ts";
import type { InitOptions } from "./init.ts";
import type { NewOptions } from "./new.ts";
import { addQuiet, addReportOptions, HOSTS, NEW_KINDS, type NewKind, ORIGINS } from "./options.ts";
import { examples, type Shell } from "./shell.ts";

/** `init`, `new`, `import`. */
export function startingCommands(program: Command, { io, version, done }: Shell): void {
  addQuiet(
    program
      .command("init")
      .description("begin a site: configuration, sample briefings, settings for editors and hosts")
      .argument("[root]", "the site's folder", "."),
  )
    .option("-y, --yes", "ask nothing")
    .option("--title <title>", "the site's name (default: made from the folder's)")
    .option("--url <url>", "the site's address, where it is known")
    .addOption(new Option("--host <host>", "also write what publishes the site there").choices(HOSTS))
    .option("--no-sample", "without sample briefings")
    .addHelpText(
      "after",
      `${examples(
        "briefgen init news",
        "briefgen init --yes news # without questions",
        "briefgen init --host github --url https://someone.github.io/news/",
      )}\n\nWhat is there already stays as it is; only what is missing is added.`,
    )
    .action(async (root: string, options: InitOptions) =>
      done(await (await import("./init.ts")).initCommand(root, { ...options, version }, io)),
    );

  addQuiet(
    program
      .command("new")
      .description("begin a story or a record, with its keys, date and id")
      .addArgument(new Argument("<kind>", "what it is").choices(NEW_KINDS))
      .argument("<title>", "its title or name"),
  )
    .option("--root <folder>", "the site's folder", ".")
    .option("--date <date>", "the date, as in front matter (default: today, in the site's time zone)")
    .option("--now <time>", "the time that it is (default: SOURCE_DATE_EPOCH, else the clock)")
    .addHelpText(
      "after",
      examples(
        'briefgen new story "Port talks resume"',
        'briefgen new topic "World Trade Organization"',
        'briefgen new source "Le Monde"',
      ),
    )
    .action(async (kind: NewKind, title: string, options: NewOptions) =>
      done(await (await import("./new.ts")).newCommand(kind, title, options, io)),
    );

  addReportOptions(
    program
      .command("import")
      .description("make briefings and records from texts in the house format, or from another site"),
  )
    .argument("<files...>", "plain text or Markdown with the seven section headings; with --from, a folder")
    .addOption(new Option("--from <generator>", "the other site's generator").choices(ORIGINS))
    .option("--root <folder>", "the site's folder", ".")
    .option("--title <title>", "the story's title; for one file")
    .option("--date <date>", "the story's date, as in front matter")
    .option("--now <time>", "the date of stories that have none (default: SOURCE_DATE_EPOCH, else the clock)")
    .option("--dry-run", "say what would be written, and write nothing")
    .addHelpText(
      "after",
      examples(
        'briefgen import notes.txt --title "Talks resume" --date 2026-11-23',
        "briefgen import drafts/*.md",
        "briefgen import --from hugo ../old-site --dry-run",
      ),
    )
    .action(async (files: string[], options: ImportOptions) =>
      done(await (await import("./import.ts")).importCommand(files, options, io)),
    );
}
