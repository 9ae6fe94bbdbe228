export * from "./scalars.ts";
export * from "./schema.ts";
export { readYaml, type YamlSource } from "./yaml.ts";
