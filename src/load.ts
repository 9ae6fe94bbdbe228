import { createRequire } from "node:module";

/**
 * Loads a module, and all that it imports, one file after the other: a later `import` of it opens none. By itself
 * `import` opens all at once, which takes longer, and more files than some systems let a process open. `require` knows
 * compiled modules only; without top-level `await`. `base`: the `import.meta.url` of whoever asks.
 */
export function loadInTurn(base: string, path: string): void {
  if (base.endsWith(".js")) createRequire(base)(path);
}
