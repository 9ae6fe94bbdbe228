import type { Config } from "../config/config.ts";
import type { Dependency, Tracker } from "../dependencies/tracker.ts";
import { type SitePath, sitePath } from "../router/paths.ts";
import { hashOf } from "../text/hash.ts";

/** Which pages of the site's lists there are in which languages: a language with few stories has no map, for example. */
export class ListPages {
  /** Those that some languages have, and some not. */
  readonly #missing = new Set<SitePath>();
  readonly #tracker: Tracker;
  readonly #dependency: Dependency;

  /** `paths`: of all pages about the site, in all languages. */
  constructor(paths: readonly SitePath[], { languages }: Config, tracker: Tracker) {
    const known = new Set(paths);
    const prefixes = languages.all.map((language) => languages.prefixOf(language));
    for (const path of paths) {
      const own = prefixes.findLast((prefix) => path.startsWith(prefix)) ?? "";
      for (const prefix of prefixes) {
        const version = sitePath(prefix + path.slice(own.length));
        if (!known.has(version)) this.#missing.add(version);
      }
    }
    this.#tracker = tracker;
    this.#dependency = tracker.define("languages of lists", hashOf([...this.#missing].sort().join("\n")));
  }

  /** Whether there is a page at a path where other languages have one. */
  has(path: SitePath): boolean {
    this.#tracker.read(this.#dependency);
    return !this.#missing.has(path);
  }
}
