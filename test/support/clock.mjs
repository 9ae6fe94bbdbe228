// Loaded before a program: its clock is ahead by the milliseconds in the file that $CLOCK names.
import { readFileSync } from "node:fs";

const now = Date.now;
Date.now = () => now() + Number(readFileSync(process.env.CLOCK, "utf8"));
