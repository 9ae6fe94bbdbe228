import type { FolderFile } from "../../output.ts";
import type { SearchRecord } from "../search.ts";
import { type Filters, filterFile } from "./filters.ts";

/** Pagefind's own user interfaces, which the theme does not use. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;

/**
 * The search index, built by Pagefind in a separate process; undefined if the package is not installed. All texts are in
 * one index, with the word stems of the site's language. Pagefind's default is one index per language; then no page would
 * find the site's texts in other languages.
 */
export async function makeIndex(
  records: Iterable<SearchRecord>,
  language: string,
): Promise<FolderFile[] | undefined> {
  const pagefind = await load();
  if (!pagefind) return undefined;
  try {
    const forceLanguage = language.split("-")[0]!;
    const { index, errors } = await pagefind.createIndex({ forceLanguage });
    if (!index) throw new Error(`Pagefind: ${errors.join(", ")}`);
    const filters = new Map<string, Filters>();
    for (const { path, title, date, text, ...record } of records) {
      const page = { url: `/${path}`, content: text, language: record.language };
      check(await index.addCustomRecord({ ...page, meta: { title, date }, sort: { date } }));
      filters.set(page.url, record.filters);
    }
    const files = check(await index.getFiles())
      .files.filter(({ path }) => !UNUSED.test(path))
      .map(({ path, content }) => ({ path, bytes: content }));
    return [...files, filterFile(files, filters)];
  } finally {
    await pagefind.close();
  }
}

async function load(): Promise<typeof import("pagefind") | undefined> {
  try {
    return await import("pagefind");
  } catch {
    return undefined;
  }
}

function check<R extends { readonly errors: readonly string[] }>(response: R): R {
  if (response.errors.length > 0) throw new Error(`Pagefind: ${response.errors.join(", ")}`);
  return response;
}
