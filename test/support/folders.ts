/** Folders of sites that the test at work has made; `tidy.ts` removes them after it. */
export const folders: string[] = [];

/** What ends the processes that the test at work has started and left; `tidy.ts` calls it after the test, first of all. */
export const endings: (() => Promise<unknown>)[] = [];
