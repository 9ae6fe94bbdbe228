/** The languages of a site. Tags as in BCP 47. */
export class Languages {
  /** The language of texts that do not set their own. */
  readonly main: string;
  /** The languages with a home page and lists of their own, the main one first. */
  readonly all: readonly string[];

  constructor(main: string, others: readonly string[]) {
    this.main = main;
    this.all = [...new Set([main, ...others])];
  }

  /** The language of a text: its own, unless one of the site is more specific (`en-GB` for `en`). */
  of(own: string | undefined): string {
    if (own === undefined) return this.main;
    return this.all.find((tag) => tag.startsWith(`${own}-`)) ?? own;
  }

  /** The language in whose lists a text belongs: the main one if its own has none. */
  homeOf(language: string): string {
    return this.all.find((tag) => tag === language || language.startsWith(`${tag}-`)) ?? this.main;
  }

  /** Where the pages of a language are: `ko/`; empty for the main one. */
  prefixOf(language: string): string {
    const home = this.homeOf(language);
    return home === this.main ? "" : `${home.toLowerCase()}/`;
  }
}
