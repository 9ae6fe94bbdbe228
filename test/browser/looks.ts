import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** Widths in pixels: a telephone's and a desk's. */
const WIDTHS = [360, 1280] as const;
/** Colours do not depend on the width, so the dark ones are looked at once. */
const SCHEMES = { 360: ["light"], 1280: ["light", "dark"] } as const;
/** What axe judges by colours. Everything else is the same in light and in dark. */
const BY_COLOUR = ["color-contrast", "link-in-text-block"];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

type Shoot = (page: Page, look: string) => Promise<void>;

/** What axe finds on an open page, and whether it is wider than its window: narrow and wide, in light and in dark. */
export async function faultsInLooks(page: Page, shoot: Shoot = async () => {}): Promise<string[]> {
  const faults: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of SCHEMES[width]) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const look = `${width} ${colorScheme}`;
      await shoot(page, look);
      // The pages hold no other pages: then axe needs no window of its own to put together what it found.
      const axe = new AxeBuilder({ page }).setLegacyMode();
      const { violations } = await (colorScheme === "light"
        ? axe.withTags(TAGS)
        : axe.withRules(BY_COLOUR)
      ).analyze();
      faults.push(...violations.map(({ id, nodes }) => `${look}: ${id}: ${nodes[0]?.html}`));
    }
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) faults.push(`${width}: ${over} pixels too wide`);
  }
  return faults;
}
