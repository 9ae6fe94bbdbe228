import { hashOf } from "../text/hash.ts";
import { nameKey } from "../text/names.ts";

/** Two questions are the same if only case, spaces and the last mark differ. */
export const questionKey = (text: string): string => nameKey(text).replace(/[\s?.!؟？]+$/u, "");

/** A number of 32 bits that is equal for texts that are the same question. */
export const questionHash = (text: string): number => hashOf(questionKey(text)) >>> 0;
