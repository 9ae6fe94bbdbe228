/** Where the time of one build went. The clock is given; it counts milliseconds. */
export class Profile {
  readonly #clock: () => number;
  #last: number;
  /** Stage → milliseconds, in the order of the build. */
  readonly stages = new Map<string, number>();
  /** Template → how many files it made, and in how many milliseconds, their models included. */
  readonly templates = new Map<string, { files: number; ms: number }>();
  /** The files that took longest to make, the slowest first. */
  readonly slowest: { path: string; ms: number }[] = [];

  constructor(clock: () => number) {
    this.#clock = clock;
    this.#last = clock();
  }

  /** What was done since the last call belongs to a stage. */
  lap(stage: string): number {
    const now = this.#clock();
    const ms = now - this.#last;
    this.#last = now;
    this.stages.set(stage, (this.stages.get(stage) ?? 0) + ms);
    return ms;
  }

  /** What was done since the last call is the making of a file. */
  made(path: string, template: string): void {
    const ms = this.lap("render");
    this.#count(template, 1, ms);
    this.#compare({ path, ms });
  }

  /** Adds the files that another thread has made meanwhile. */
  addFiles({ templates, slowest }: Pick<Profile, "templates" | "slowest">): void {
    for (const [template, { files, ms }] of templates) this.#count(template, files, ms);
    for (const file of slowest) this.#compare(file);
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
