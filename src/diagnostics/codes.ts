import { content } from "./codes/content.ts";
import { editorial } from "./codes/editorial.ts";
import type { CodeEntry, Severity } from "./codes/entry.ts";
import { graph } from "./codes/graph.ts";
import { site } from "./codes/site.ts";
import { text } from "./codes/text.ts";

export type { CodeEntry, Severity };

/**
 * Every diagnostic, by area: 00 files, 01 values, 02 the body, 03 the graph, 04 URLs and paths,
 * 05 configuration, 06 templates, 07 output, 08 editorial, 09 import. A code keeps its meaning for ever.
 */
const table = { ...content, ...text, ...graph, ...site, ...editorial } as const;

export type Code = keyof typeof table;

export const codes: Readonly<Record<Code, CodeEntry>> = table;

export const isCode = (text: string): text is Code => Object.hasOwn(table, text);
