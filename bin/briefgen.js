#!/usr/bin/env node
import { createRequire } from "node:module";
import { enableCompileCache } from "../lib/process/compile-cache.js";

// Before anything else is loaded: what is loaded from here on comes from the cache.
enableCompileCache();
const { main } = await import("../lib/cli/main.js");
const { version } = createRequire(import.meta.url)("../package.json");
process.exitCode = await main(process.argv.slice(2), version);
