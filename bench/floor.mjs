// The minimum that any generator must do: node bench/floor.mjs <sources> <list> <output>
// Reads every source, and writes the files in the list (JSON: [path, bytes] …) with that many bytes, using plain file
// calls.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const [sources, list, output] = process.argv.slice(2);
for (const entry of readdirSync(sources, { recursive: true, withFileTypes: true }))
  if (entry.isFile()) readFileSync(join(entry.parentPath, entry.name), "utf8");

const files = JSON.parse(readFileSync(list, "utf8"));
const bytes = Buffer.alloc(
  files.reduce((most, [, size]) => Math.max(most, size), 0),
  "x",
);
const made = new Set();
for (const [path, size] of files) {
  const file = join(output, path);
  const folder = dirname(file);
  if (!made.has(folder)) mkdirSync(folder, { recursive: true });
  made.add(folder);
  writeFileSync(file, bytes.subarray(0, size));
}
