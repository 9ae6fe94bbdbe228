/** What every page says about itself, to people and machines. */
export interface PageBasics {
  readonly title: string;
  readonly description: string;
  readonly lang: string;
  /** The addresses of the page and of the home page; absolute. */
  readonly url: string;
  readonly home: string;
}
