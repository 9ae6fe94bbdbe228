export * from "./addresses.ts";
export type { Context } from "./context.ts";
export * from "./lists.ts";
export * from "./object.ts";
export * from "./scalars.ts";
export * from "./schema.ts";
export type { YamlSource } from "./yaml-errors.ts";
