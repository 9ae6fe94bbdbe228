import { Command } from "commander";
import { buildingCommands } from "./building-commands.ts";
import type { Io } from "./io.ts";
import { readingCommands } from "./reading-commands.ts";
import type { Shell } from "./shell.ts";
import { startingCommands } from "./starting-commands.ts";
import { toolCommands } from "./tool-commands.ts";

const ENVIRONMENT = `
Environment:
  NO_COLOR, FORCE_COLOR         whether to colour
  SOURCE_DATE_EPOCH             the clock, in seconds since 1970
  BRIEFGEN_WAIT                 how many seconds to wait for another build of the site (60)
  BRIEFGEN_PARSER=reference     read without accelerators, more slowly and with the same result

A first site:
  briefgen init news && cd news && briefgen watch --open`;

/** All commands, in the order in which a person meets them. Their modules are loaded when they run. */
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
    .addHelpText("after", ENVIRONMENT);
  const shell: Shell = { io, version, done };
  startingCommands(program.commandsGroup("Write:"), shell);
  buildingCommands(program.commandsGroup("Build and look:"), shell);
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
