export * from "./scalars.ts";
export * from "./schema.ts";
export { type YamlSource, readYaml } from "./yaml.ts";
