/** Random numbers that are the same everywhere for the same seed. */

/** Numbers in [0, 1), by mulberry32. */
export function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Draws everything that a text needs from one stream of random numbers. */
export class Dice {
  #random;

  constructor(seed) {
    this.#random = randomNumbers(seed);
  }

  chance = (share) => this.#random() < share;

  /** A whole number from `least` to `most`, inclusive. */
  number = (least, most) => least + Math.floor(this.#random() * (most - least + 1));

  pick = (list) => list[Math.floor(this.#random() * list.length)];

  times = (least, most, make) => Array.from({ length: this.number(least, most) }, make);

  shuffled(list) {
    const shuffled = [...list];
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = this.number(0, last);
      [shuffled[last], shuffled[other]] = [shuffled[other], shuffled[last]];
    }
    return shuffled;
  }

  /** Draws by Zipf's law: the second entry of the list is half as frequent as the first, the third a third as frequent. */
  zipf(list) {
    let sum = 0;
    const sums = list.map((_, index) => {
      sum += 1 / (index + 1);
      return sum;
    });
    return () => {
      const at = this.#random() * sum;
      let low = 0;
      let high = list.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sums[middle] < at) low = middle + 1;
        else high = middle;
      }
      return list[low];
    };
  }

  /** Between `least` and `most` different entries. */
  distinct(least, most, draw) {
    const drawn = new Set();
    for (const size = this.number(least, most); drawn.size < size; ) drawn.add(draw());
    return [...drawn];
  }
}
