import { crc32 } from "node:zlib";
import { MOST_BYTES } from "../text/utf8.ts";
import type { TextPlace } from "./bin.ts";

/** Texts in UTF-8, one after the other. One piece of memory for all of them takes less time than one for each. */
export class TextBytes {
  #room = Buffer.allocUnsafeSlow(1 << 20);
  #length = 0;

  /** Returns where the text is, from the first one on. */
  add(text: string): TextPlace {
    const most = this.#length + text.length * MOST_BYTES;
    if (most > this.#room.length) {
      const larger = Buffer.allocUnsafeSlow(2 * most);
      this.#room.copy(larger, 0, 0, this.#length);
      this.#room = larger;
    }
    const length = this.#room.write(text, this.#length);
    const start = this.#length;
    this.#length += length;
    return { start, length, check: crc32(this.#room.subarray(start, this.#length)) };
  }

  /** All texts so far, until the next one is added. */
  get bytes(): Uint8Array {
    return this.#room.subarray(0, this.#length);
  }
}
