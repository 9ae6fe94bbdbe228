import { Command } from "commander";
import { EXIT } from "./exit.ts";
import { explainFailure } from "./failure.ts";
import { type Io, processIo } from "./io.ts";
import {
  addOutOption,
  addReportOptions,
  addSiteOptions,
  addWatchOptions,
  type BuildOptions,
  type SiteOptions,
  type WatchOptions,
} from "./options.ts";

/** Runs one command and returns its exit code. `argv` is without the program's own name. */
export async function main(argv: readonly string[], version: string, io: Io = processIo()): Promise<number> {
  let code: number = EXIT.fine;
  const program = createProgram(version, io, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(argv, { from: "user" });
    return code;
  } catch (error) {
    return explainFailure(error, io);
  }
}

/** All commands. Their modules are loaded when they run. */
export function createProgram(version: string, io: Io, done: (code: number) => void): Command {
  const program = new Command("briefgen")
    .description("A static site generator for news briefings.")
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: io.out,
      writeErr: io.err,
      getErrHelpWidth: () => io.columns ?? 80,
      getOutHelpWidth: () => io.columns ?? 80,
    })
    .showHelpAfterError("(briefgen --help shows how)")
    .addHelpText(
      "after",
      "\nEnvironment:\n  NO_COLOR, FORCE_COLOR         whether to colour\n  SOURCE_DATE_EPOCH             the clock, in seconds since 1970\n  BRIEFGEN_WAIT                 how many seconds to wait for another build of the site (60)\n  BRIEFGEN_PARSER=reference     read without accelerators, more slowly and with the same result",
    );

  addSiteOptions(
    addOutOption(
      program
        .command("build")
        .description("build the site into dist; nothing is published where there is an error"),
    ),
  )
    .option("--profile", "say where the time went: by stage, template and file")
    .addHelpText(
      "after",
      "\nExamples:\n  briefgen build\n  briefgen build news --out /srv/www/news --base-url https://example.org/news/\n  briefgen build --drafts --future    what is still to come, too",
    )
    .action(async (root: string, options: BuildOptions) =>
      done(await (await import("./build.ts")).buildCommand(root, options, io)),
    );

  addSiteOptions(
    addWatchOptions(
      program
        .command("watch")
        .description("show the site in the browser, and build again whenever a file changes"),
    ),
  )
    .addHelpText(
      "after",
      "\nExamples:\n  briefgen watch --open\n  briefgen watch news --port 8000\n  briefgen watch --no-serve    keep dist up to date\n\nStop it with Ctrl-C.",
    )
    .action(async (root: string, options: WatchOptions) =>
      done(await (await import("./watch.ts")).watchCommand(root, options, io)),
    );

  addSiteOptions(
    program
      .command("check")
      .description("report every problem, dead link and piece of editorial advice; write nothing"),
  )
    .addHelpText(
      "after",
      "\nExamples:\n  briefgen check --strict\n  briefgen check --format github    annotations for a pull request",
    )
    .action(async (root: string, options: SiteOptions) =>
      done(await (await import("./check.ts")).checkCommand(root, options, io)),
    );

  program
    .command("explain")
    .description("say what the code of a message means; without a code, list all")
    .argument("[code]", "such as BG0102")
    .action(async (code?: string) => done((await import("./explain.ts")).explainCommand(code, io)));

  addReportOptions(
    program.command("import").description("make briefings and records from texts in the house format"),
  )
    .argument("<files...>", "plain text or Markdown with the seven section headings")
    .option("--root <folder>", "the site's folder", ".")
    .option("--title <title>", "the story's title; for one file")
    .option("--date <date>", "the story's date, as in front matter")
    .option("--now <time>", "the date of stories that have none (default: SOURCE_DATE_EPOCH, else the clock)")
    .option("--dry-run", "say what would be written, and write nothing")
    .addHelpText(
      "after",
      '\nExamples:\n  briefgen import notes.txt --title "Talks resume" --date 2026-11-23\n  briefgen import drafts/*.md',
    )
    .action(async (files: string[], options) =>
      done(await (await import("./import.ts")).importCommand(files, options, io)),
    );
  return program;
}
