import { rmSync } from "node:fs";
import { afterEach } from "vitest";
import { folders } from "./folders.ts";

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
