import { type Command, InvalidArgumentError } from "commander";
import { MOST_SHARES, readShare, type Share } from "../text/share.ts";
import type { MergeOptions } from "./merge.ts";
import {
  addChangesOption,
  addNow,
  addOutOption,
  addReportOptions,
  addRoot,
  addSiteOptions,
} from "./options.ts";
import type { IndexOptions, ShardOptions } from "./shards.ts";
import { examples, type Shell } from "./shell.ts";
import { addStateOption } from "./state-option.ts";

const SHARD = "-s, --shard <number/of>";

/** `index`, `render`, `merge`: a build in several shards, on any number of machines. */
export function shardCommands(program: Command, { io, done }: Shell): void {
  addReportOptions(
    addRoot(
      program.command("index").description("read one shard's texts, and write what they say to an index"),
    )
      .requiredOption(SHARD, "which shard of how many, such as 3/8", parseShard)
      .option("-o, --out <folder>", "folder for the index, relative to the site's folder", "shards/indexes")
      .option(
        "--cache <folder>",
        "take what earlier indexes in a folder know; only from a folder that you trust",
      )
      .option("--strict", "fail on warnings, too"),
  )
    .addHelpText(
      "after",
      examples(
        "briefgen index --shard 3/8",
        "briefgen index --shard 3/8 --cache shards/indexes # parse only what is new",
      ),
    )
    .action(async (root: string, options: IndexOptions) =>
      done(await (await import("./shards.ts")).indexCommand(root, options, io)),
    );

  addSiteOptions(
    program.command("render").description("make one shard's pages, from the indexes of all shards"),
  )
    .requiredOption(SHARD, "which shard of how many, such as 3/8", parseShard)
    .requiredOption(
      "--indexes <folder>",
      "folder with the indexes of all shards, or with folders of them; only one that you trust",
    )
    .option(
      "-o, --out <folder>",
      "folder for the part, relative to the site's folder (default: shards/3-of-8)",
    )
    .option("--profile", "show where the time went: by stage, template and file")
    .addHelpText("after", examples("briefgen render --shard 3/8 --indexes shards/indexes"))
    .action(async (root: string, options: ShardOptions) =>
      done(await (await import("./shards.ts")).renderCommand(root, options, io)),
    );

  const merge = addReportOptions(
    addNow(
      addStateOption(
        addOutOption(
          program
            .command("merge")
            .description("join the parts of all shards, and publish the site")
            .argument("<parts...>", "the parts' folders, or folders that contain them"),
        ),
      ),
    ).option("--strict", "fail on warnings, too"),
  );
  addChangesOption(merge)
    .addHelpText(
      "after",
      examples(
        "briefgen merge shards",
        "briefgen merge part-*/ --out public",
        "briefgen merge shards --changes changes.txt # list what to upload and what to delete",
      ),
    )
    .action(async (folders: string[], options: MergeOptions) =>
      done(await (await import("./merge.ts")).mergeCommand(folders, options, io)),
    );
}

/** For `build`, which otherwise builds all of the site. */
export const addShardOptions = (command: Command): Command =>
  command
    .option(SHARD, "build only one shard of how many, such as 3/8, into shards/3-of-8", parseShard)
    .option("--indexes <folder>", "with --shard: where the indexes of the shards are, or will be");

function parseShard(text: string): Share {
  const share = readShare(text);
  if (share) return share;
  throw new InvalidArgumentError(`Write it like 3/8: the third of eight; at most ${MOST_SHARES}.`);
}
