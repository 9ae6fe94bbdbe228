/** The theme's `templates/assets/search-words.js`, which the build and the browser share. */
declare module "*/assets/search-words.js" {
  interface Unit {
    readonly text: string;
    readonly start: number;
    readonly end: number;
    readonly run: number;
    readonly at: number;
  }
  export function unitsOf(text: string): Unit[];
  export function lengthOf(units: readonly Unit[]): number;
  export function positionsIn(texts: readonly string[]): Map<string, number[]>;
  export function filterTerm(name: string, value: string): string;
  export function bucketsFor(stories: number): number;
  export function bucketOf(term: string, buckets: number): number;
  export function encode(number: number): string;
}
