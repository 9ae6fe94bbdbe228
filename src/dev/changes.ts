/**
 * When a burst of changes is over, in milliseconds: after `quiet` without an event, and after `longest` in any case.
 * Editors save in several steps, but in quick succession.
 */
const ONE_SAVE = { quiet: 15, longest: 1_000 };

/** The same for many files, because version control writes with pauses. */
const MANY_FILES = { quiet: 100, longest: 10_000 };

/** More paths than this are not a single save. */
const MANY = 10;

/**
 * Milliseconds per wait, at most: timers stand still while a machine sleeps, do not notice that its clock is set, and overflow
 * after 24 days. The timer keeps the process alive even if there is nothing to watch.
 */
const AWHILE = 2_000;

/** The paths that events have named since the last call: one save, or a whole branch switch. */
export class Changes {
  readonly #signal: AbortSignal;
  #paths = new Set<string>();
  #first = 0;
  #last = 0;
  #wake: () => void = () => {};

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener("abort", () => this.#wake());
  }

  note(path: string): void {
    this.#last = performance.now();
    if (this.#paths.size === 0) this.#first = this.#last;
    this.#paths.add(path);
    this.#wake();
  }

  /**
   * Waits until something changes and the burst is over, or until nothing has changed for `rest` milliseconds, or while
   * `dueIn` gives milliseconds; in these two cases the set is empty. Undefined once the signal has arrived.
   */
  async next(rest: number, dueIn: () => number): Promise<Set<string> | undefined> {
    const start = performance.now();
    while (!this.#signal.aborted) {
      const rested = () => Math.min(start + rest - performance.now(), dueIn());
      const wait = this.#paths.size > 0 ? this.#remaining() : rested();
      if (wait <= 0) return this.#take();
      await this.#pause(wait);
    }
    return undefined;
  }

  #take(): Set<string> {
    const paths = this.#paths;
    this.#paths = new Set();
    return paths;
  }

  /** Milliseconds until the changes may be taken, if no more arrive. */
  #remaining(): number {
    const { quiet, longest } = this.#paths.size > MANY ? MANY_FILES : ONE_SAVE;
    return Math.min(this.#last + quiet, this.#first + longest) - performance.now();
  }

  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.min(milliseconds, AWHILE));
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
