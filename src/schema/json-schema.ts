import { parse } from "yaml";
import type { ObjectSchema } from "./object.ts";
import type { Field, Fields, Shape } from "./schema.ts";

/** JSON Schema, draft 7, which editors support best. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/**
 * A schema as JSON Schema, for editors: keys, allowed values, descriptions, examples. It accepts everything that
 * is valid, and also some things that only `decode` can refuse, such as 30 February.
 */
export function jsonSchema({ shape }: ObjectSchema<unknown>, title: string): JsonSchema {
  return { $schema: "http://json-schema.org/draft-07/schema#", title, ...schemaOf(shape) };
}

function schemaOf(shape: Shape): JsonSchema {
  switch (shape.type) {
    case "scalar": {
      const { type, ...bounds } = shape.form;
      return { type: type.length === 1 ? type[0] : type, ...bounds };
    }
    case "choice":
      return { enum: shape.values };
    case "list":
      return { type: "array", items: schemaOf(shape.item), ...(shape.filled ? { minItems: 1 } : {}) };
    case "object":
      return objectOf(shape.fields);
    case "map":
      return { type: "object", additionalProperties: schemaOf(shape.value) };
    case "either":
      return { anyOf: shape.of.map(schemaOf) };
    case "free":
      return {};
  }
}

function objectOf(fields: Fields): JsonSchema {
  const entries = Object.entries(fields);
  const required = entries.filter(([, field]) => field.required).map(([key]) => key);
  return {
    type: "object",
    properties: Object.fromEntries(entries.map(([key, field]) => [key, fieldOf(field)])),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}

function fieldOf({ schema, doc, fallback, example }: Field<unknown, boolean>): JsonSchema {
  const isEmpty =
    fallback === undefined ||
    fallback === "" ||
    (typeof fallback === "object" && (!Array.isArray(fallback) || fallback.length === 0));
  return {
    description: doc,
    ...schemaOf(schema.shape),
    ...(isEmpty ? {} : { default: fallback }),
    ...(example === undefined ? {} : { examples: [parse(example) as unknown] }),
  };
}
