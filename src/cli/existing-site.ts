import { type Config, readConfig } from "../config/config.ts";
import type { Document } from "../content/document.ts";
import { parseWith } from "../content/parse.ts";
import type { ParseOptions } from "../content/parse-options.ts";
import { nodeDisk } from "../disk/disk.ts";
import type { ExistingRecords } from "../import/house-records.ts";
import type { ExistingStory } from "../import/site-plan.ts";
import { reference } from "../markdown/reference.ts";
import { readSource, scan } from "../source/scan.ts";
import { nameKey } from "../text/names.ts";

/** A site into which something is imported. `build` reports the site's own problems. */
export interface ExistingSite {
  readonly config: Config;
  readonly options: ParseOptions;
  readonly records: ExistingRecords;
  /** Names of authors that have a record. */
  readonly authors: readonly string[];
  readonly stories: readonly ExistingStory[];
  /** Files in static/, without that folder. */
  readonly statics: readonly string[];
}

export function readSite(root: string): ExistingSite {
  const silent = () => {};
  const files = scan(root, nodeDisk, silent);
  const text = files.config && readSource(files.config, nodeDisk, silent)?.text;
  const config = readConfig(text, {}, reference.yaml, silent);
  const options = {
    timeZone: config.site.timeZone,
    sections: config.sections,
    limits: config.limits,
    unwanted: [],
  };
  const documents = files.texts.flatMap((file) => {
    const source = readSource(file, nodeDisk, silent);
    return (source && parseWith(source, options, reference).document) ?? [];
  });
  const statics = files.statics.map(({ path }) => path.slice("static/".length));
  const authors = documents.flatMap((document) => (document.kind === "author" ? document.front.name : []));
  return {
    ...{ config, options, records: recordsOf(documents), authors },
    ...{ stories: documents.flatMap(storyOf), statics },
  };
}

function recordsOf(documents: readonly Document[]): ExistingRecords {
  const topics = new Map<string, string>();
  const questions = new Map<string, string>();
  const outlets: ExistingRecords["outlets"][number][] = [];
  for (const document of documents) {
    if (document.kind === "topic")
      for (const name of [document.front.name, ...document.front.aliases.map(({ value }) => value)])
        topics.set(nameKey(name), document.front.name);
    else if (document.kind === "question") questions.set(nameKey(document.front.question), document.slug);
    else if (document.kind === "outlet")
      outlets.push({
        name: document.front.name,
        aliases: document.front.aliases.map(({ value }) => value),
        url: document.front.url ?? "",
        domains: document.front.domains,
      });
  }
  return { topics, questions, outlets };
}

function storyOf(document: Document): ExistingStory[] {
  if (document.kind !== "story") return [];
  const { path, slug, id, front, excerpt } = document;
  const aliases = front.aliases.map(({ value }) => value);
  const cited = front.sources.flatMap(({ url }) => url ?? []);
  return [{ path, slug, id, day: front.date.value.day, aliases, excerpt, cited, text: document.text.read() }];
}
