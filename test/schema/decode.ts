import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import type { Schema } from "../../src/schema/index.ts";
import { readYaml } from "../../src/schema/yaml.ts";
import { type Problem, seen } from "./yaml-of.ts";

/** Decodes the value of `key` in a YAML text; the zone is Seoul's, so that one that is forgotten shows. */
export function decode<T>(schema: Schema<T>, text: string): { value: T | undefined; problems: Problem[] } {
  const found: Diagnostic[] = [];
  const report = (problem: Diagnostic) => void found.push(problem);
  const yaml = readYaml({ path: "a.yaml", text, offset: 0 }, report);
  const entry = yaml?.entries.find(({ key }) => key === "key");
  const value = entry && schema.decode(entry.value, { path: "a.yaml", text, timeZone: "Asia/Seoul", report });
  return { value, problems: found.map((problem) => seen(problem, text)) };
}

/** The value where nothing is wrong, else the code of the first problem. */
export function outcome(schema: Schema<unknown>, written: string): unknown {
  const { value, problems } = decode(schema, `key: ${written}`);
  return problems.length === 0 ? value : problems[0]!.code;
}
