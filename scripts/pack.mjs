// Packs the package, after `npm run build`, into a folder, and prints the file's path:
//
//     node scripts/pack.mjs [folder]
//
// The packed package.json has no scripts, no development dependencies and no settings for them. Users of the package
// do not need them, and npm would ask them to review `prepare`, which is for clones.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const destination = resolve(process.argv[2] ?? ".");
const npmPack = (cwd, ...args) => {
  const out = execFileSync("npm", ["pack", "--json", "--ignore-scripts", ...args], {
    cwd,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  return JSON.parse(out)[0];
};

const folder = mkdtempSync(join(tmpdir(), "briefgen-pack-"));
try {
  for (const { path } of npmPack(root, "--dry-run").files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(root, path), join(folder, path));
  }
  const { scripts, devDependencies, allowScripts, ...published } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  );
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(published, null, 2)}\n`);
  mkdirSync(destination, { recursive: true });
  console.log(join(destination, npmPack(folder, "--pack-destination", destination).filename));
} finally {
  rmSync(folder, { recursive: true });
}
