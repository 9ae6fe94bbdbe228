/** Folders of sites that the test at work has made; `tidy.ts` removes them after it. */
export const folders: string[] = [];
