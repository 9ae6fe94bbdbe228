import type { Parameters } from "fast-check";

/** Seconds that each property is driven for: `FUZZ=600 npx vitest run test/fuzz`. Without it, only as often as it says itself. */
const seconds = Number(process.env.FUZZ ?? 0);

/** How often a property is tried: `few` times in every run of the tests. `SEED` repeats a run. */
export const runs = <T>(few: number): Parameters<T> => ({
  ...(process.env.SEED ? { seed: Number(process.env.SEED) } : {}),
  ...(seconds > 0
    ? { numRuns: 1e9, interruptAfterTimeLimit: seconds * 1000, markInterruptAsFailure: false }
    : { numRuns: few }),
});

/** What a test of it may take, in milliseconds: what was found is made small after the time is up. */
export const TIMEOUT = 120_000 + seconds * 2000;
