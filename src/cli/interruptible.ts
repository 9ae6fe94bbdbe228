import type { Progress } from "../process/pauses.ts";
import { Interruption } from "./interruption.ts";
import type { Io } from "./io.ts";
import type { SiteOptions } from "./options.ts";
import { ProgressLine } from "./progress.ts";

/** How long work can be ended early, and says how far it is. */
export interface Running {
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

/**
 * Does long work with a line that shows its progress. Returns its result, or the exit code if a signal ended it.
 * `untouched`: a folder that is then as it was.
 */
export async function interruptible<T extends object>(
  work: (running: Running) => Promise<T>,
  { untouched, ...options }: Pick<SiteOptions, "format" | "quiet"> & { readonly untouched?: string },
  io: Io,
): Promise<T | number> {
  const interruption = new Interruption();
  const line = new ProgressLine(io, options);
  try {
    return await work({ signal: interruption.signal, progress: (step) => line.show(step) });
  } catch (error) {
    line.clear();
    if (interruption.code === undefined) throw error;
    const state =
      untouched === undefined ? "no part was written" : `nothing was published, ${untouched} is unchanged`;
    io.err(`interrupted: ${state}.\n`);
    return interruption.code;
  } finally {
    interruption.stop();
    line.clear();
  }
}
