import { Command } from "commander";
import { buildingCommands } from "./building-commands.ts";
import type { Io } from "./io.ts";
import { readingCommands } from "./reading-commands.ts";
import { shardCommands } from "./shard-commands.ts";
import type { Shell } from "./shell.ts";
import { startingCommands } from "./starting-commands.ts";
import { toolCommands } from "./tool-commands.ts";

const ENVIRONMENT = `
Environment:
  NO_COLOR, FORCE_COLOR         turn colours off or on
  SOURCE_DATE_EPOCH             replaces the clock, in seconds since 1970
  BRIEFGEN_WAIT                 lock timeout: seconds to wait for another build of the site (60)
  NODE_DISABLE_COMPILE_CACHE=1  keep no compiled code in the user's cache folder
  BRIEFGEN_PARSER=reference     parse without accelerators: slower, with the same result

Your first site:
  briefgen init news && cd news && briefgen watch --open`;

/** All commands, in the order in which a user needs them. Their modules are loaded when they run. */
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
    .showHelpAfterError("(run briefgen --help for usage)")
    .addHelpText("after", ENVIRONMENT);
  const shell: Shell = { io, version, done };
  startingCommands(program.commandsGroup("Write:"), shell);
  buildingCommands(program.commandsGroup("Build and view:"), shell);
  shardCommands(program.commandsGroup("Build on several machines:"), shell);
  readingCommands(program.commandsGroup("Read the site:"), shell);
  toolCommands(program.commandsGroup("Change and connect:"), shell, program);
  program.addHelpCommand(
    new Command("help")
      .argument("[command]")
      .description("show the help of a command")
      .helpGroup("Change and connect:"),
  );
  return program;
}
