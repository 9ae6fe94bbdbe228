import type axe from "axe-core";
import type { Page } from "playwright-core";
import { page as read } from "../support/documents.ts";

/** What axe judges by colours. Everything else is the same in light and in dark. */
const BY_COLOUR = ["color-contrast", "link-in-text-block"];
/** What axe judges by sizes and places, and the colours of what only a narrow page shows. */
const BY_LAYOUT = ["target-size", "scrollable-region-focusable", "color-contrast"];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Widths in pixels, a telephone's and a desk's, each with colours and what axe looks at. */
const LOOKS = [
  { width: 360, colorScheme: "light", runOnly: BY_LAYOUT },
  { width: 1280, colorScheme: "light", runOnly: TAGS },
  { width: 1280, colorScheme: "dark", runOnly: BY_COLOUR },
] as const;

const AXE = read("node_modules/axe-core/axe.min.js");

/** What axe finds on an open page, and whether it is wider than its window: narrow and wide, in light and in dark. */
export async function faultsInLooks(page: Page): Promise<string[]> {
  // Once: it takes the browser as long to read axe as to look at a page with it. No page has another one in it.
  await page.evaluate(AXE);
  const faults: string[] = [];
  for (const { width, colorScheme, runOnly } of LOOKS) {
    const look = `${width} ${colorScheme}`;
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const options: axe.RunOptions = { runOnly: [...runOnly], resultTypes: ["violations"], preload: false };
    const { violations } = await page.evaluate(
      (how) => (globalThis as unknown as { axe: typeof axe }).axe.run(how),
      options,
    );
    faults.push(...violations.map(({ id, nodes }) => `${look}: ${id}: ${nodes[0]?.html}`));
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) faults.push(`${look}: ${over} pixels too wide`);
  }
  return faults;
}
