// Builds the site in argv[2], and kills itself without warning at its argv[3]th change to the disk,
// half-way through where that is a write. Prints the number of changes where it lives to the end.
import { build, nodeDisk } from "../../lib/index.js";

const [, , root, at] = process.argv;
let changes = 0;
const disk = { ...nodeDisk };
for (const name of ["write", "create", "copy", "rename", "remove", "removeFolder", "removeTree", "makeFolder"]) {
  disk[name] = (...args) => {
    changes += 1;
    if (changes === Number(at)) {
      if (name === "write") nodeDisk.write(args[0], args[1].slice(0, args[1].length >> 1));
      process.kill(process.pid, "SIGKILL");
    }
    return nodeDisk[name](...args);
  };
}
const request = { root, out: "dist", drafts: false, future: false, strict: false, audit: false };
await build({ ...request, now: Date.UTC(2026, 10, 23, 12), home: "/nowhere", parser: "fastest", threads: false, search: false }, disk);
process.stdout.write(String(changes));
