import { Argument, type Command, Option } from "commander";
import type { ImportOptions } from "./import-options.ts";
import type { InitOptions } from "./init-options.ts";
import type { NewOptions } from "./new.ts";
import {
  addQuiet,
  addReportOptions,
  FILE_ORIGINS,
  HOSTS,
  NEW_KINDS,
  type NewKind,
  SITE_ORIGINS,
} from "./options.ts";
import { examples, type Shell } from "./shell.ts";

/** `init`, `new`, `import`. */
export function startingCommands(program: Command, { io, version, done }: Shell): void {
  addQuiet(
    program
      .command("init")
      .description("create a site: configuration, sample briefings, settings for editors and hosts")
      .argument("[root]", "the site's folder", "."),
  )
    .option("-y, --yes", "ask no questions")
    .option("--title <title>", "the site's name (default: made from the folder's name)")
    .option("--url <url>", "the site's address, if you know it")
    .option("--language <tag>", "the language of its texts, such as en or pt-BR (default: en)")
    .option("--time-zone <zone>", "the zone of dates, such as Europe/Paris (default: this computer's)")
    .addOption(new Option("--host <host>", "also write the configuration for this host").choices(HOSTS))
    .option("--no-sample", "leave out the sample briefings")
    .option("--no-pages", "leave out the drafts of the pages About and Corrections policy")
    .addHelpText(
      "after",
      `${examples(
        "briefgen init news",
        "briefgen init --yes news # asks no questions",
        "briefgen init --host github --url https://someone.github.io/news/",
      )}\n\nExisting files stay unchanged; only missing ones are added.`,
    )
    .action(async (root: string, options: InitOptions) =>
      done(await (await import("./init.ts")).initCommand(root, { ...options, version }, io)),
    );

  addQuiet(
    program
      .command("new")
      .description("create a story, a record or a page, with its keys, date and id")
      .addArgument(new Argument("<kind>", "what to create").choices(NEW_KINDS))
      .argument("<title>", "its title or name")
      .argument("[root]", "the site's folder", "."),
  )
    .option("--date <date>", "its date, as in front matter (default: today, in the site's time zone)")
    .option("--now <time>", "the current time (default: SOURCE_DATE_EPOCH, else the clock)")
    .addHelpText(
      "after",
      examples(
        'briefgen new story "Port talks resume"',
        'briefgen new topic "World Trade Organization"',
        'briefgen new source "Le Monde"',
        'briefgen new page "About us"',
      ),
    )
    .action(async (kind: NewKind, title: string, root: string, options: NewOptions) =>
      done(await (await import("./new.ts")).newCommand(kind, title, root, options, io)),
    );

  addReportOptions(
    program
      .command("import")
      .description(
        "create briefings and records from texts in the house format, another site, Kagi News or a feed",
      ),
  )
    .argument(
      "<files...>",
      "plain text or Markdown with the seven house headings; with --from, a site's folder, or files",
    )
    .addOption(
      new Option(
        "--from <program>",
        "what made them: the generator of a site, Kagi News (JSON), or a feed (RSS, Atom, JSON Feed)",
      ).choices([...SITE_ORIGINS, ...FILE_ORIGINS]),
    )
    .option("--root <folder>", "the site's folder", ".")
    .option("--title <title>", "the story's title; for one file only")
    .option("--date <date>", "the story's date, as in front matter")
    .option(
      "--now <time>",
      "the date for stories that have none (default: SOURCE_DATE_EPOCH, else the clock)",
    )
    .option("--dry-run", "only show what would be written")
    .addHelpText(
      "after",
      examples(
        'briefgen import notes.txt --title "Talks resume" --date 2026-11-23',
        "briefgen import drafts/*.md",
        "briefgen import --from hugo ../old-site --dry-run",
        "briefgen import --from kagi world.json",
        "briefgen import --from feed wire.xml",
      ),
    )
    .action(async (files: string[], options: ImportOptions) =>
      done(await (await import("./import.ts")).importCommand(files, options, io)),
    );
}
