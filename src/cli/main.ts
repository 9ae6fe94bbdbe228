import { EXIT } from "./exit.ts";
import { explainFailure, explainStreams } from "./failure.ts";
import { type Io, processIo } from "./io.ts";
import { createProgram } from "./program.ts";

/** Runs one command and returns its exit code. `argv` does not include the program's name. */
export async function main(argv: readonly string[], version: string, io: Io = printing()): Promise<number> {
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

function printing(): Io {
  const io = processIo();
  explainStreams(io);
  return io;
}
