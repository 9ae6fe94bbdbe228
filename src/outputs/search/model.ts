/** `pages/search.eta` */
export interface SearchContent {
  readonly heading: string;
  /** The folder with the search index. */
  readonly index: string;
}
