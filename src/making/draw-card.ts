import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { SatoriOptions } from "satori";
import { FONT, subsetsFor } from "../disk/card-tools.ts";
import { digestOf } from "../disk/digest.ts";
import { CARD_SIZE, type Card } from "../pages/cards.ts";
import type { KeptFile } from "./kept.ts";

const { resolve } = createRequire(import.meta.url);

const PAPER = "#fffdf9";
const INK = "#1c1b19";
const ACCENT = "#8a2a0b";

/** A card as a file to be made. Its path changes with everything that it shows. */
export const cardFile = (card: Card): KeptFile => ({
  path: card.path,
  name: `card-${digestOf(card.path)}.png`,
  make: () => draw(card),
});

/** Draws a card as a PNG: the title large, the site's name below. */
async function draw({ title, siteTitle }: Card): Promise<Uint8Array> {
  const [{ default: satori }, { renderAsync }] = await Promise.all([
    import("satori"),
    import("@resvg/resvg-js"),
  ]);
  const tree = box({ ...PAGE, ...CARD_SIZE }, [
    box({ display: "flex", fontSize: sizeOf(title), lineHeight: 1.2 }, title),
    box({ display: "flex", fontSize: 36, color: ACCENT }, siteTitle),
  ]);
  const shown = fontsFor(title + siteTitle);
  const svg = await satori(tree, { ...CARD_SIZE, fonts: shown });
  // Off this thread: cards are drawn several at once.
  return (await renderAsync(svg, { font: { loadSystemFonts: false } })).asPng();
}

type Fonts = SatoriOptions["fonts"];

/** Files of the font → as satori takes them; it reads a list that it has had before no second time. */
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

/** In pixels: a long title in smaller letters, so that two hundred of them fit. */
const sizeOf = (title: string): number => (title.length > 120 ? 48 : title.length > 60 ? 60 : 76);

/** An element as satori takes it: React's shape, without React. */
interface Box {
  readonly type: "div";
  readonly key: null;
  readonly props: { readonly style: object; readonly children: string | Box[] };
}

const box = (style: object, children: string | Box[]): Box => ({
  ...{ type: "div", key: null },
  props: { style, children },
});
