// Makes `npx briefgen` in a clone run that clone. npm links the commands of dependencies into node_modules/.bin,
// but not the package's own, and would install the clone into a cache on every call.
import { existsSync, rmSync, symlinkSync, writeFileSync } from "node:fs";

const folder = new URL("../node_modules/.bin/", import.meta.url);
const link = new URL("briefgen", folder);

if (existsSync(folder)) {
  rmSync(link, { force: true });
  if (process.platform === "win32") {
    writeFileSync(new URL("briefgen.cmd", folder), '@node "%~dp0\\..\\..\\bin\\briefgen.js" %*\r\n');
  } else symlinkSync("../../bin/briefgen.js", link);
}
