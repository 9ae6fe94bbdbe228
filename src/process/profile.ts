/** Where the time of one build went. Times are in milliseconds. */
export class Profile {
  readonly #clock: () => number;
  #last: number;
  /** Stage → milliseconds, in the order of the build. */
  readonly stages = new Map<string, number>();
  /** Template → how many files it made, and the milliseconds for that, including their models. */
  readonly templates = new Map<string, { files: number; ms: number }>();
  /** The files that took longest to make, slowest first. */
  readonly slowest: { path: string; ms: number }[] = [];

  constructor(clock: () => number) {
    this.#clock = clock;
    this.#last = clock();
  }

  /** Adds the time since the last call to a stage, and returns it. */
  lap(stage: string): number {
    const now = this.#clock();
    const ms = now - this.#last;
    this.#last = now;
    this.stages.set(stage, (this.stages.get(stage) ?? 0) + ms);
    return ms;
  }

  /** Adds the time since the last call to a file. */
  made(path: string, template: string): void {
    const ms = this.lap("render");
    this.#count(template, 1, ms);
    this.#compare({ path, ms });
  }

  #count(template: string, files: number, ms: number): void {
    const all = this.templates.get(template) ?? { files: 0, ms: 0 };
    this.templates.set(template, { files: all.files + files, ms: all.ms + ms });
  }

  #compare(file: { path: string; ms: number }): void {
    if (this.slowest.length === SHOWN && file.ms <= this.slowest.at(-1)!.ms) return;
    this.slowest.push(file);
    this.slowest.sort((a, b) => b.ms - a.ms);
    this.slowest.length = Math.min(SHOWN, this.slowest.length);
  }
}

const SHOWN = 10;
