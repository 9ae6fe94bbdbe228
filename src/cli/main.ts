import { EXIT } from "./exit.ts";
import { explainFailure } from "./failure.ts";
import { type Io, processIo } from "./io.ts";
import { createProgram } from "./program.ts";

/** Runs one command and returns its exit code. `argv` does not include the program's name. */
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
