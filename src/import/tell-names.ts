import { MentionFinder } from "../text/mention-finder.ts";
import { slugify } from "../text/names.ts";
import { type KnownOutlet, knownOutlets } from "./known-outlets.ts";

/** Verbs with which a press review introduces an outlet: “Al Jazeera highlights …”. */
const REPORTING =
  "says|said|writes|wrote|reports|reported|notes|noted|highlights|highlighted|underscores|underscored|emphasi[sz]es|emphasi[sz]ed|stresses|stressed|argues|argued|provides|provided|focuses|focused|describes|described|points|pointed|quotes|quoted|observes|observed|details|detailed|suggests|suggested|explains|explained|covers|covered|adds|added|warns|warned|claims|claimed|frames|framed|offers|offered|calls|called|cites|cited|leads|led|presents|presented|examines|examined|reveals|revealed|discusses|discussed";

/** Capitalised words that start a sentence and are not outlets. */
const NO_OUTLET =
  /^(?:The (?:article|articles|piece|report|reports|paper|papers|outlet|outlets|coverage|sources?|story|BBC's)|These|This|Those|They|It|He|She|We|Both|All|Some|Many|Most|Others?|Meanwhile|However|One|Another|Each|Neither|Critics|Analysts|Officials|Experts|Sources)\b/;

const NAME = new RegExp(
  `(?:^|[.!?;]["”’)]*\\s+|\\b(?:while|and|whereas)\\s+)((?:The\\s+)?\\p{Lu}[\\p{L}\\p{N}&'’.-]*(?:\\s+(?:of|the|and|de|du|la|le|\\p{Lu}[\\p{L}\\p{N}&'’.-]*|\\d+))*)\\s+(?:also\\s+|\\([^)]*\\)\\s+)?(?:${REPORTING})\\b`,
  "gu",
);

/** Outlets that a press review names, in order of first mention. */
export function tellOutlets(text: string, existing: readonly KnownOutlet[]): KnownOutlet[] {
  const known = [...existing, ...knownOutlets];
  const names = known.flatMap(({ name, aliases = [] }, index) =>
    [name, ...aliases].map((written) => [written, index] as const),
  );
  const found: { at: number; outlet: KnownOutlet }[] = [];
  let rest = text;
  for (const { start, end, node } of new MentionFinder(names).find(text, 0, text.length, new Set())) {
    found.push({ at: start, outlet: known[node]! });
    rest = rest.slice(0, start) + "·".repeat(end - start) + rest.slice(end);
  }
  for (const match of rest.matchAll(NAME)) {
    const name = match[1]!.replace(/['’]s$/, "");
    if (!NO_OUTLET.test(name))
      found.push({ at: match.index + match[0].indexOf(name), outlet: { name, url: "" } });
  }
  const byName = new Map<string, KnownOutlet>();
  for (const { outlet } of found.sort((a, b) => a.at - b.at))
    if (!byName.has(outlet.name)) byName.set(outlet.name, outlet);
  return [...byName.values()];
}

/** How a topic's description introduces its name. */
export interface ToldTopic {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly description: string;
}

/**
 * The subject of a description's first sentence: “North Korea, officially the Democratic People's
 * Republic of Korea, is a country …”. Undefined if it cannot be found.
 */
export function tellTopic(item: readonly string[]): ToldTopic | undefined {
  const told = readTopic(item);
  // A row of stars or a smiley is not a name: its record would have no address.
  return told && slugify(told.name) !== "" ? told : undefined;
}

function readTopic(item: readonly string[]): ToldTopic | undefined {
  const [first = "", ...rest] = item;
  const bold = /^\*\*(.+?)\*\*\s*[:–—-]?\s*(.*)$/.exec(first);
  if (bold)
    return {
      name: bold[1]!.replace(/:$/, ""),
      aliases: [],
      description: [bold[2]!, ...rest].filter(Boolean).join("\n\n"),
    };
  if (rest.length > 0 && first.length <= 60 && !/[.!?]$/.test(first))
    return { name: first, aliases: [], description: rest.join("\n\n") };
  const subject =
    /^(?:The\s+)?(\p{Lu}[^,.;:()]{1,70}?)(?:\s*\(([^)]{2,40})\))?(?:,\s+(?:officially|also known as|also called|commonly known as)\s+(?:the\s+)?([^,]{2,80}),)?(?:,[^,]{2,80},)?\s+(?:is|was|are|were)\s/u.exec(
      first,
    );
  if (!subject) return undefined;
  const aliases = [subject[2], subject[3]].flatMap((alias) =>
    alias && /^\p{Lu}/u.test(alias) ? [alias.trim()] : [],
  );
  return { name: subject[1]!.trim(), aliases, description: item.join("\n\n") };
}
