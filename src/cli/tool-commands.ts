import { Argument, type Command } from "commander";

import type { EjectOptions } from "./eject.ts";
import { addQuiet, SHELLS, type ShellName } from "./options.ts";
import type { SchemaOptions } from "./schema.ts";
import { examples, type Shell } from "./shell.ts";

/** `eject`, `schema`, `completion`. */
export function toolCommands(program: Command, { io, done }: Shell, all: Command): void {
  addQuiet(
    program
      .command("eject")
      .description("copy a template of the theme into the site to change it; without a name, list them all")
      .argument("[template]", "for example partials/footer")
      .argument("[root]", "the site's folder", "."),
  )
    .addHelpText("after", examples("briefgen eject", "briefgen eject partials/footer"))
    .action(async (template: string | undefined, root: string, options: EjectOptions) =>
      done(await (await import("./eject.ts")).ejectCommand(template, root, options, io)),
    );

  addQuiet(
    program
      .command("schema")
      .description("write JSON Schema files for the configuration and front matter, for editors")
      .argument("[folder]", "where to write, inside the site's folder", "schemas")
      .argument("[root]", "the site's folder", "."),
  )
    .option(
      "--print <name>",
      "print one schema instead: config, story, outlet, topic, author, question, storyline or page",
    )
    .addHelpText("after", examples("briefgen schema", "briefgen schema --print story"))
    .action(async (folder: string, root: string, options: SchemaOptions) =>
      done(await (await import("./schema.ts")).schemaCommand(folder, root, options, io)),
    );

  program
    .command("completion")
    .description("print a script that completes briefgen's commands and options")
    .addArgument(new Argument("<shell>", "the shell").choices(SHELLS))
    .addHelpText(
      "after",
      examples(
        "echo 'eval \"$(briefgen completion bash)\"' >> ~/.bashrc",
        "echo 'eval \"$(briefgen completion zsh)\"' >> ~/.zshrc",
        "briefgen completion fish > ~/.config/fish/completions/briefgen.fish",
      ),
    )
    .action(async (shell: ShellName) =>
      done((await import("./completion.ts")).completionCommand(shell, all, io)),
    );
}
