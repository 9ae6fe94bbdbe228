// Imported before the program: kills the process without warning at its KILL_ATth change to the disk. If that is 0, the process
// lives, and the file KILL_STEPS says what it changed, one change a line: `renameSync /from /to`.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const { KILL_AT, KILL_STEPS } = process.env;
const { writeFileSync } = fs;
const steps = [];
for (const name of ["writeFileSync", "copyFileSync", "renameSync", "rmSync", "rmdirSync", "mkdirSync"]) {
  const original = fs[name];
  fs[name] = (...args) => {
    steps.push([name, args[0], ...(name === "renameSync" ? [args[1]] : [])].join(" "));
    if (steps.length === Number(KILL_AT)) process.kill(process.pid, "SIGKILL");
    return original(...args);
  };
}
syncBuiltinESMExports();
if (KILL_AT === "0") process.on("exit", () => writeFileSync(KILL_STEPS, steps.join("\n")));
