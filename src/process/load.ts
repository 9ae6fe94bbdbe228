import { createRequire } from "node:module";

/**
 * Loads a module and everything it imports, one file after the other, so that a later `import` opens none. `import` alone
 * would open all files at once: that takes longer, and some systems do not allow a process to open so many. This uses
 * `require`, which only loads compiled modules without top-level `await`. `base`: the caller's `import.meta.url`.
 */
export function loadInTurn(base: string, path: string): void {
  if (base.endsWith(".js")) createRequire(base)(path);
}
