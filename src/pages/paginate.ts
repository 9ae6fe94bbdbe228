import { type SitePath, sitePath } from "../router/paths.ts";
import type { PagerModel } from "./model.ts";
import type { View } from "./view.ts";

/** One page of a list. */
export interface Slice<T> {
  readonly path: SitePath;
  /** 1-based. */
  readonly number: number;
  /** The index of its first entry in the whole list, 0-based. */
  readonly start: number;
  readonly items: readonly T[];
  /** Absent if the whole list is on one page. */
  readonly pager: (view: View) => PagerModel | undefined;
}

/** Splits a list into pages: `topics/x/`, `topics/x/page/2/`, … An empty list is one empty page. */
export function paginate<T>(items: readonly T[], size: number, base: SitePath): Slice<T>[] {
  const total = Math.max(1, Math.ceil(items.length / size));
  const pathOf = (number: number) => (number === 1 ? base : sitePath(`${base}page/${number}/`));
  return Array.from({ length: total }, (_, index) => {
    const number = index + 1;
    const pager = (view: View): PagerModel | undefined => {
      if (total === 1) return undefined;
      return {
        number,
        total,
        text: view.phrase("page_of", { number, total }),
        previous: number > 1 ? view.context.hrefTo(pathOf(number - 1)) : undefined,
        next: number < total ? view.context.hrefTo(pathOf(number + 1)) : undefined,
      };
    };
    const start = index * size;
    return { path: pathOf(number), number, start, items: items.slice(start, start + size), pager };
  });
}
