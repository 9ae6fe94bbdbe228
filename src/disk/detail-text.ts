import type { Detail, Section, StoryDetail } from "../content/document.ts";
import type { Prose } from "../content/prose.ts";

/** No prose holds it, and JSON writes it in another way. */
const SEPARATOR = "\u0000";

/** A detail as it is kept: JSON in which prose is left out, and behind it all of the prose, as it is. */
interface Skeleton extends Omit<StoryDetail, "sections" | "footnotes" | "answers"> {
  readonly sections: readonly SectionSkeleton[];
  readonly footnotes: boolean;
  /** How many there are; undefined for what is no story. */
  readonly answers: number | undefined;
}

/** The section's bullets by their indexes. */
type SectionSkeleton = [kind: Section["kind"], id: string, heading: string, bullets: readonly number[]];

/** Most of a detail is prose, which JSON would have to look through for quotation marks, and nearly all pages are made from details. */
export function encodeDetail(detail: Detail): Uint8Array {
  const { sections, footnotes, answers, ...rest } = detail as StoryDetail;
  const texts: string[] = [];
  for (const { prose, bullets } of sections) {
    texts.push(prose);
    for (const bullet of bullets) texts.push(bullet.prose);
  }
  if (footnotes !== undefined) texts.push(footnotes);
  if (answers) texts.push(...answers);
  const skeleton: Skeleton = {
    sections: sections.map(({ kind, id, heading, bullets }) => [
      kind,
      id,
      heading,
      bullets.map(({ index }) => index),
    ]),
    footnotes: footnotes !== undefined,
    answers: answers?.length,
    ...rest,
  };
  return Buffer.from([JSON.stringify(skeleton), ...texts].join(SEPARATOR));
}

/** Reads what `encodeDetail` wrote. */
export function decodeDetail({ buffer, byteOffset, length }: Uint8Array): Detail {
  const texts = Buffer.from(buffer, byteOffset, length).toString().split(SEPARATOR) as Prose[];
  const { sections, footnotes, answers, ...rest } = JSON.parse(texts[0]!) as Skeleton;
  let at = 1;
  const next = (): Prose => texts[at++]!;
  const read = {
    sections: sections.map(([kind, id, heading, bullets]): Section => {
      const prose = next();
      return { kind, id, heading, prose, bullets: bullets.map((index) => ({ index, prose: next() })) };
    }),
    footnotes: footnotes ? next() : undefined,
    answers: answers === undefined ? undefined : Array.from({ length: answers }, next),
    ...rest,
  };
  return read as Detail;
}
