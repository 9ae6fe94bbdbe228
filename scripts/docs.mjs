// Writes the generated reference pages.
import { writeFileSync } from "node:fs";
import { reference } from "./reference.mjs";

for (const [path, text] of Object.entries(reference()))
  writeFileSync(new URL(`../${path}`, import.meta.url), text);
