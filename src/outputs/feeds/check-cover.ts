import type { Config } from "../../config/config.ts";
import { CONFIG_FILE } from "../../config/file.ts";
import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";

/** The sides of a cover, in pixels (Apple Podcasts, “Artwork requirements”). */
const SIDES = { least: 1400, most: 3000 } as const;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Warns of a podcast's cover that directories refuse. `sizeOf`: of a file in static/, if it is known. */
export function checkCover(
  { podcast }: Pick<Config, "podcast">,
  sizeOf: (path: string) => Size | undefined,
  report: Report,
): void {
  if (!podcast) return;
  const { value, span } = podcast.image;
  const size = sizeOf(value);
  const isKnown = size !== undefined;
  const label = !/\.(?:jpe?g|png)$/i.test(value)
    ? "it is neither JPEG nor PNG"
    : isKnown && !isFit(size)
      ? `it has ${size.width}×${size.height} pixels`
      : undefined;
  if (label === undefined) return;
  const help = [`save it as a square of ${SIDES.least} to ${SIDES.most} pixels`];
  report(
    diagnostic("BG0709", "podcast directories refuse this cover", {
      at: { path: CONFIG_FILE, span },
      label,
      help,
    }),
  );
}

const isFit = ({ width, height }: Size): boolean =>
  width === height && width >= SIDES.least && width <= SIDES.most;
