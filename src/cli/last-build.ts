import { outputFile, sitePath } from "../router/paths.ts";
import type { DependencyTable, Made } from "../store/dependency-table.ts";
import { byCodePoint } from "../text/order.ts";

/** The files of the last build into a folder, and what they were made from. */
export class LastBuild {
  /** As the user named it. */
  readonly folder: string;
  /** All files, in order. */
  readonly files: readonly string[];
  readonly #table: DependencyTable;
  /** Path → its index in the table. */
  readonly #places: ReadonlyMap<string, number>;

  constructor(folder: string, table: DependencyTable, files: Iterable<string>) {
    this.folder = folder;
    this.files = [...files].sort(byCodePoint);
    this.#table = table;
    this.#places = new Map(table.paths.map((path, index) => [path, index]));
  }

  /** The file at an address, or with a path. */
  fileNamed(address: string): string | undefined {
    const all = new Set(this.files);
    return [outputFile(sitePath(address)), `${address}/index.html`].find((path) => all.has(path));
  }

  /** When and why a file was made; undefined if it was made from nothing that changes. */
  made(file: string): Made | undefined {
    const index = this.#places.get(file);
    const { reasons, times } = this.#table;
    return index === undefined ? undefined : { reason: reasons[index]!, time: times[index]! };
  }

  /** The keys of what a file was made from. */
  keysOf(file: string): number[] {
    const index = this.#places.get(file);
    return index === undefined ? [] : Array.from(this.#readsOf(index), (one) => this.#table.keys[one]!);
  }

  /** Files and folders that were made from any of these dependencies, in order. */
  filesFrom(wanted: ReadonlySet<number>): string[] {
    const { keys, paths } = this.#table;
    const isWanted = Uint8Array.from(keys, (key) => Number(wanted.has(key)));
    const found = paths.filter((_, index) => this.#readsOf(index).some((one) => isWanted[one] === 1));
    return found.sort(byCodePoint);
  }

  #readsOf(index: number): Uint32Array {
    const { ends, reads } = this.#table;
    return reads.subarray(index === 0 ? 0 : ends[index - 1]!, ends[index]);
  }
}
