import { Command, CommanderError, InvalidArgumentError } from "commander";
import { EXIT, UsageError } from "./exit.ts";
import { type Io, processIo } from "./io.ts";
import { addOutOption, addReportOptions, addSiteOptions, type SiteOptions } from "./options.ts";

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
    .showHelpAfterError("(briefgen --help shows how)");

  addSiteOptions(
    addOutOption(
      program
        .command("build")
        .description("build the site into dist; nothing is published where there is an error"),
    ),
  )
    .addHelpText(
      "after",
      "\nExamples:\n  briefgen build\n  briefgen build news --out /srv/www/news --base-url https://example.org/news/\n  briefgen build --drafts --future    what is still to come, too",
    )
    .action(async (root: string, options: SiteOptions) =>
      done(await (await import("./build.ts")).buildCommand(root, options, io)),
    );

  addSiteOptions(
    addOutOption(program.command("watch").description("build, and build again whenever a file changes")),
  )
    .addHelpText("after", "\nStop it with Ctrl-C.")
    .action(async (root: string, options: SiteOptions) =>
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

function explainFailure(error: unknown, io: Io): number {
  if (error instanceof CommanderError || error instanceof InvalidArgumentError)
    return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  if (error instanceof UsageError) {
    io.err(`error: ${error.message}\n`);
    return EXIT.usage;
  }
  const { code, path, message, stack } = error as NodeJS.ErrnoException;
  if (code !== undefined && Object.hasOwn(DISK_FAILURES, code)) {
    io.err(
      `error[BG0703]: the disk refused: ${DISK_FAILURES[code]}${path ? `: ${path}` : ""}\n  = help: nothing is half-published: the last site is as it was, or the next build completes it\n`,
    );
    return EXIT.content;
  }
  io.err(
    `briefgen failed in a way that it should not: ${message}\n${stack ?? ""}\nThis is a bug of briefgen's. Please report it with the lines above.\n`,
  );
  return EXIT.bug;
}

/** What the platform's codes mean to a person. */
const DISK_FAILURES: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "not permitted",
  EROFS: "the file system is read-only",
  ENOSPC: "no space is left",
  EDQUOT: "the quota is used up",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  EIO: "the device failed",
  EBUSY: "a file is in use",
  ENOENT: "a file vanished",
  EEXIST: "a file is where a folder should be",
  ENOTDIR: "a file is where a folder should be",
  EISDIR: "a folder is where a file should be",
  ENAMETOOLONG: "a name is too long",
};
