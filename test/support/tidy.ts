import { rmSync } from "node:fs";
import { afterEach } from "vitest";
import { endings, folders } from "./folders.ts";

afterEach(async () => {
  await Promise.all(endings.splice(0).map((end) => end()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
