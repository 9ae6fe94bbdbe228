/** Waits until something is so, by looking again and again. There is no limit: the test's own ends it. */
export async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await what())) await new Promise((again) => setTimeout(again, 5));
}
