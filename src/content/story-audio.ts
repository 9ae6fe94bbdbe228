import type { Located } from "../schema/index.ts";
import type { StoryFront } from "./story.ts";

/** A story's recording. */
interface StoryAudio {
  readonly src: Located<string>;
  readonly title?: string | undefined;
  /** `12:34`, `1:02:03` */
  readonly duration?: string | undefined;
}

/** The recording in a story's front matter, which may be only its address. */
export function audioIn({ audio }: Pick<StoryFront, "audio">): StoryAudio | undefined {
  return audio && ("value" in audio ? { src: audio } : audio);
}

/** Seconds of a duration such as `12:34` or `1:02:03`. */
export const secondsOf = (duration: string): number =>
  duration.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
