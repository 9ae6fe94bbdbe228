/** `pages/search.eta` */
export interface SearchContent {
  readonly heading: string;
  /** The folder with Pagefind's index. */
  readonly index: string;
}
