import { join, resolve } from "node:path";
import { CONFIG_FILE } from "../config/file.ts";
import { configSchema } from "../config/schema.ts";
import { editionSchema } from "../content/edition.ts";
import { plainPageSchema } from "../content/plain-page.ts";
import {
  authorSchema,
  outletSchema,
  questionSchema,
  storylineSchema,
  topicSchema,
} from "../content/records.ts";
import { storySchema } from "../content/story.ts";
import { printable } from "../diagnostics/printable.ts";
import { nodeDisk } from "../disk/disk.ts";
import { jsonSchema } from "../schema/json-schema.ts";
import { isWithin } from "../source/walk.ts";
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import { namesSite, siteFolder } from "./site-folder.ts";

export interface SchemaOptions {
  readonly print?: string;
  readonly quiet?: boolean;
}

/** The text of each schema, by name. */
export const schemaTexts = (): ReadonlyMap<string, string> =>
  new Map(
    [
      ["config", jsonSchema(configSchema, CONFIG_FILE)],
      ["story", jsonSchema(storySchema, "Front matter of a story")],
      ["outlet", jsonSchema(outletSchema, "Front matter of an outlet's record")],
      ["author", jsonSchema(authorSchema, "Front matter of an author's record")],
      ["topic", jsonSchema(topicSchema, "Front matter of a topic's record")],
      ["question", jsonSchema(questionSchema, "Front matter of a question")],
      ["storyline", jsonSchema(storylineSchema, "Front matter of a storyline")],
      ["edition", jsonSchema(editionSchema, "Front matter of an edition")],
      ["page", jsonSchema(plainPageSchema, "Front matter of a plain page")],
    ].map(([name, schema]) => [name as string, `${JSON.stringify(schema, null, 2)}\n`]),
  );

/** Writes the schemas, replacing those of another version, or prints one. */
export function schemaCommand(folder: string, root: string, { print, quiet }: SchemaOptions, io: Io): number {
  const texts = schemaTexts();
  if (print !== undefined) {
    const text = texts.get(print);
    if (text === undefined)
      throw new UsageError(`there is no schema ${print}; use one of ${[...texts.keys()].join(", ")}`);
    io.out(text);
    return 0;
  }
  if (root === "." && folder !== "." && namesSite(folder, io))
    throw new UsageError(
      `\`briefgen schema\` first takes the folder to write into: \`briefgen schema schemas ${printable(folder)}\``,
    );
  const site = siteFolder(root, io);
  const target = resolve(site, folder);
  if (!isWithin(target, site)) throw new UsageError(`${folder} is outside the site's folder`);
  const taken = ["", "briefings", "pages", "templates", "static", "dist"].find(
    (name) => target === join(site, name),
  );
  if (taken !== undefined) throw new UsageError("choose a separate folder, such as schemas");
  nodeDisk.makeFolder(target);
  for (const [name, text] of texts) nodeDisk.write(join(target, `${name}.schema.json`), text);
  if (!quiet) io.err(`wrote ${texts.size} schemas to ${folder}/\n`);
  return 0;
}
