// Writes a digest of the compiled code to lib/stamp: caches are valid only for the code that wrote them.
// `npm run build` runs this.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const lib = new URL("../lib/", import.meta.url);
const paths = readdirSync(lib, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".js"));
const hash = createHash("sha256");
// The build runs this file of the theme, too.
hash.update(readFileSync(new URL("../templates/assets/search-words.js", import.meta.url)));
for (const path of paths.sort()) hash.update(path).update(readFileSync(new URL(path, lib)));
writeFileSync(new URL("stamp", lib), hash.digest("hex").slice(0, 16));
