import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** What axe judges by colours. Everything else is the same in light and in dark. */
const BY_COLOUR = ["color-contrast", "link-in-text-block"];
/** What axe judges by sizes and places, and the colours of what only a narrow page shows. */
const BY_LAYOUT = ["target-size", "scrollable-region-focusable", "color-contrast"];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Widths in pixels, a telephone's and a desk's, each with colours and what axe looks at. */
const LOOKS = [
  { width: 360, colorScheme: "light", rules: BY_LAYOUT },
  { width: 1280, colorScheme: "light", rules: undefined },
  { width: 1280, colorScheme: "dark", rules: BY_COLOUR },
] as const;

/** What axe finds on an open page, and whether it is wider than its window: narrow and wide, in light and in dark. */
export async function faultsInLooks(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const { width, colorScheme, rules } of LOOKS) {
    const look = `${width} ${colorScheme}`;
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // The pages hold no other pages: then axe needs no window of its own to put together what it found.
    const axe = new AxeBuilder({ page })
      .options({ resultTypes: ["violations"], preload: false })
      .setLegacyMode();
    const { violations } = await (rules ? axe.withRules([...rules]) : axe.withTags(TAGS)).analyze();
    faults.push(...violations.map(({ id, nodes }) => `${look}: ${id}: ${nodes[0]?.html}`));
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) faults.push(`${look}: ${over} pixels too wide`);
  }
  return faults;
}
