import type { Command } from "commander";
import type { CheckOptions } from "./check.ts";
import type { CleanOptions } from "./clean.ts";
import { UsageError } from "./exit.ts";
import {
  addChangesOption,
  addOutOption,
  addQuiet,
  addRoot,
  addSiteOptions,
  addWatchOptions,
  type BuildOptions,
  type WatchOptions,
} from "./options.ts";
import type { PreviewOptions } from "./preview.ts";
import { addServeOptions } from "./serve-options.ts";
import { addShardOptions } from "./shard-commands.ts";
import type { ShardOptions } from "./shards.ts";
import { examples, type Shell } from "./shell.ts";
import { addStateOption } from "./state-option.ts";

/** `build`, `watch`, `preview`, `check`, `clean`. */
export function buildingCommands(program: Command, { io, done }: Shell): void {
  const whole = addSiteOptions(
    addStateOption(
      addOutOption(
        program
          .command("build")
          .description("build the site into dist; if there is an error, nothing is published"),
      ),
    ),
  );
  addChangesOption(addShardOptions(whole))
    .option("--profile", "show where the time went: by stage, template and file")
    .addHelpText(
      "after",
      examples(
        "briefgen build",
        "briefgen build news --out /srv/www/news --base-url https://example.org/news/",
        "briefgen build --drafts --future # include everything not published yet",
        "briefgen build --changes changes.txt # list what to upload and what to delete",
      ),
    )
    .action(async (root: string, options: BuildOptions & Partial<ShardOptions>, command: Command) => {
      const { shard, ...rest } = options;
      if (shard === undefined && rest.indexes !== undefined)
        throw new UsageError("`--indexes` is for a build with `--shard`");
      if (shard === undefined)
        return done(await (await import("./build.ts")).buildCommand(root, options, io));
      if (rest.changes !== undefined)
        throw new UsageError("a shard publishes nothing; use `--changes` with `briefgen merge`");
      if (rest.state !== undefined)
        throw new UsageError("a shard keeps its caches in its part; use `--state` with `briefgen merge`");
      const isDefault = command.getOptionValueSource("out") === "default";
      const part = { ...rest, shard, ...(isDefault ? { out: undefined } : {}) };
      done(await (await import("./shards.ts")).buildShardCommand(root, part, io));
    });

  addSiteOptions(
    addWatchOptions(
      program
        .command("watch")
        .description("show the site in the browser and rebuild it whenever a file changes"),
    ),
  )
    .addHelpText(
      "after",
      `${examples(
        "briefgen watch --open",
        "briefgen watch news --port 8000",
        "briefgen watch --no-serve # keep dist up to date",
      )}\n\nPress Ctrl-C to stop.`,
    )
    .action(async (root: string, options: WatchOptions) =>
      done(await (await import("./watch.ts")).watchCommand(root, options, io)),
    );

  addQuiet(
    addServeOptions(
      addOutOption(addRoot(program.command("preview").description("serve dist as a static host would"))),
    ),
  )
    .option(
      "--base-url <url>",
      "the address that the site was built for, instead of site.url in the configuration",
    )
    .addHelpText(
      "after",
      `${examples(
        "briefgen build && briefgen preview --open",
        "briefgen preview --base-url https://example.org/news/ # a site built for a sub-path",
      )}\n\nPress Ctrl-C to stop.`,
    )
    .action(async (root: string, options: PreviewOptions) =>
      done(await (await import("./preview.ts")).previewCommand(root, options, io)),
    );

  addSiteOptions(
    addStateOption(
      program
        .command("check")
        .description("report every problem, dead link and piece of editorial advice; change nothing"),
    ),
  )
    .option("--since <version>", "also report what changed for readers since a commit, branch or tag of git")
    .option("--links <report>", "also report dead links to other sites, from a link checker's report")
    .addHelpText(
      "after",
      examples(
        "briefgen check --strict",
        "briefgen check --since HEAD # before you commit: corrections, addresses and `updated`",
        "briefgen check --since origin/main --format github # annotations for a pull request",
        "briefgen check --links report.json # made by lychee or curl",
      ),
    )
    .action(async (root: string, options: CheckOptions) =>
      done(await (await import("./check.ts")).checkCommand(root, options, io)),
    );

  addQuiet(
    addStateOption(
      addOutOption(
        addRoot(
          program
            .command("clean")
            .description("remove the files that builds wrote to dist and .briefgen, and nothing else"),
        ),
      ),
    ),
  )
    .option("--dry-run", "only show what would be removed")
    .addHelpText("after", examples("briefgen clean", "briefgen clean --dry-run"))
    .action(async (root: string, options: CleanOptions) =>
      done(await (await import("./clean.ts")).cleanCommand(root, options, io)),
    );
}
