import { nearest } from "../diagnostics/suggest.ts";

/** Files by their names, to find the one that a wrong name may have meant. */
export class NearFiles {
  /** A file's name → its path. */
  readonly #paths: ReadonlyMap<string, string>;
  readonly #names: readonly string[];

  constructor(files: Iterable<string>) {
    this.#paths = new Map([...files].map((path) => [fileName(path), path]));
    this.#names = [...this.#paths.keys()];
  }

  /** The path of a file with a similar name, in whatever folder. */
  of(file: string): string | undefined {
    const near = nearest(fileName(file), this.#names);
    return near === undefined ? undefined : this.#paths.get(near);
  }
}

export function fileName(path: string): string {
  const trimmed = path.replace(/\/$/, "");
  return trimmed.slice(trimmed.lastIndexOf("/") + 1);
}
