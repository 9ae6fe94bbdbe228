export * from "./scalars.ts";
export * from "./schema.ts";
export { readYaml } from "./yaml.ts";
export type { YamlSource } from "./yaml-errors.ts";
