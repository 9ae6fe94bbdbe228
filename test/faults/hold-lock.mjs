// Holds the lock of the state folder in argv[2], says `held`, and lets go when its input ends.
import { nodeDisk } from "../../lib/index.js";
import { takeLock } from "../../lib/store/lock.js";

const lock = await takeLock(process.argv[2], nodeDisk, { wait: 0 });
process.stdout.write("held");
for await (const _ of process.stdin);
lock.release();
