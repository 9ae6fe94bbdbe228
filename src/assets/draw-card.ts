import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { SatoriOptions } from "satori";
import { digestOf } from "../disk/digest.ts";
import type { SocialCard } from "../outputs/social-cards.ts";
import { SOCIAL_CARD_SIZE } from "../pages/metadata/open-graph.ts";
import { FONT, subsetsFor } from "./card-tools.ts";
import type { DerivedAsset } from "./derived-assets.ts";

const { resolve } = createRequire(import.meta.url);

const PAPER = "#fffdf9";
const INK = "#1c1b19";
const ACCENT = "#8a2a0b";

/** A card as a derived asset. Its path changes with everything that it shows. */
export const cardFile = (card: SocialCard): DerivedAsset => ({
  path: card.path,
  name: `card-${digestOf(card.path)}.png`,
  make: () => draw(card),
});

/** Draws a card as a PNG: a large title, and the site's name below. */
async function draw({ title, siteTitle }: SocialCard): Promise<Uint8Array> {
  const [{ default: satori }, { renderAsync }] = await Promise.all([
    import("satori"),
    import("@resvg/resvg-js"),
  ]);
  const tree = box({ ...PAGE, ...SOCIAL_CARD_SIZE }, [
    box({ display: "flex", fontSize: sizeOf(title), lineHeight: 1.2 }, title),
    box({ display: "flex", fontSize: 36, color: ACCENT }, siteTitle),
  ]);
  const shown = fontsFor(title + siteTitle);
  const svg = await satori(tree, { ...SOCIAL_CARD_SIZE, fonts: shown });
  // In another thread, because several cards are drawn at once.
  return (await renderAsync(svg, { font: { loadSystemFonts: false } })).asPng();
}

type Fonts = SatoriOptions["fonts"];

/** Names of font files → the list for satori, which does not read the same list twice. */
const fonts = new Map<string, Fonts>();

function fontsFor(text: string): Fonts {
  const subsets = subsetsFor(text);
  const key = subsets.join();
  const known = fonts.get(key);
  if (known) return known;
  const loaded = subsets.map((name) => ({
    name,
    data: readFileSync(resolve(`${FONT}/files/noto-serif-${name}-700-normal.woff`)),
    weight: 700 as const,
    style: "normal" as const,
  }));
  fonts.set(key, loaded);
  return loaded;
}

const PAGE = {
  display: "flex",
  flexDirection: "column",
  justifyContent: "space-between",
  padding: 72,
  background: PAPER,
  color: INK,
  borderLeft: `24px solid ${ACCENT}`,
};

/** The font size in pixels: smaller for a long title, so that two hundred letters fit. */
const sizeOf = (title: string): number => (title.length > 120 ? 48 : title.length > 60 ? 60 : 76);

/** An element for satori: React's shape, without React. */
interface Box {
  readonly type: "div";
  readonly key: null;
  readonly props: { readonly style: object; readonly children: string | Box[] };
}

const box = (style: object, children: string | Box[]): Box => ({
  ...{ type: "div", key: null },
  props: { style, children },
});
