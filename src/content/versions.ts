import { hashOf, mix } from "../text/hash.ts";
import type { StoryDocument, StoryVersions } from "./document.ts";
import { isPageKey } from "./story.ts";
import { audioIn } from "./story-audio.ts";

/** The versions of a story as it is now. */
export function versionsOf(story: Omit<StoryDocument, "versions" | "text">): StoryVersions {
  const { id, slug, front, links, fragments, bullets, asks, inlineQuestions, excerpt, charts } = story;
  const { image, timeline } = front;
  // What draws charts is only loaded for a site that has any.
  let structure = hashOfValue([id, slug, links, fragments, bullets, asks, inlineQuestions, charts > 0]);
  for (const key of Object.keys(front) as (keyof typeof front)[])
    if (!isTeaserKey(key) && !isPageKey(key))
      structure = mix(mix(structure, hashOf(key)), hashOfValue(front[key]));
  const tellers = timeline.flatMap(({ story: teller }) => teller?.value ?? []);
  structure = mix(structure, hashOfValue([image?.src.value, audioIn(front)?.src.value, tellers]));
  return { structure, teaser: hashOfValue([...TEASER_KEYS.map((key) => front[key] ?? ""), excerpt]) };
}

/** Keys that change only what lists and other pages show of the story. */
const TEASER_KEYS = ["title", "summary", "verification", "claims", "figures"] as const;

const isTeaserKey = (key: string): boolean => (TEASER_KEYS as readonly string[]).includes(key);

/** A hash of plain data, without its positions in the file. */
function hashOfValue(value: unknown): number {
  if (typeof value === "string") return hashOf(value);
  if (typeof value !== "object" || value === null) return hashOf(String(value), 1);
  let hash = 0;
  if (Array.isArray(value)) for (const item of value) hash = mix(hash, hashOfValue(item));
  else
    for (const key in value) {
      const member = (value as Record<string, unknown>)[key];
      if (key !== "span" && member !== undefined) hash = mix(mix(hash, hashOf(key)), hashOfValue(member));
    }
  return hash;
}
