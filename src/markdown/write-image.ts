import { recordingKind } from "./recordings.ts";
import type { Attributes } from "./rich-text.ts";
import { isExternal } from "./safe-address.ts";
import type { Position } from "./text-links.ts";
import type { TextWriter } from "./text-writer.ts";

/** Nothing plays by itself, and audio is only loaded by those who listen. */
export const PLAYER = {
  audio: { controls: true, preload: "none" },
  video: { controls: true, preload: "metadata" },
} as const;

const HELP = ["describe it between the brackets: `![…](…)`"];

/**
 * Shows an image or a recording of the site; links one of another site, because no page requests anything from another
 * server.
 */
export function writeImage(
  out: TextWriter,
  { src, ...attributes }: Attributes,
  position: Position | undefined,
): void {
  const alt = typeof attributes.alt === "string" ? attributes.alt.trim() : "";
  out.at(position, () => {
    if (typeof src !== "string" || !out.addresses.accepts(src, "src")) out.addWords(alt);
    else if (isExternal(src)) linkTo(out, src, alt);
    else if (recordingKind(src)) writePlayer(out, src, alt);
    else writeSiteImage(out, src, { ...attributes, alt });
  });
}

function linkTo(out: TextWriter, src: string, alt: string): void {
  const what = { audio: "an audio file", video: "a video", image: "an image" }[recordingKind(src) ?? "image"];
  out.report("BG0208", `${what} from another site is linked, not shown`);
  const label = alt || src.replace(/^https?:\/\//, "");
  if (out.isInLink) out.addWords(label);
  else {
    out.open("a", { href: src, class: "image-link" });
    out.addWords(label);
    out.close();
  }
}

/** A player; the link in it is for programs that have none. */
function writePlayer(out: TextWriter, src: string, alt: string): void {
  const kind = recordingKind(src)!;
  if (alt === "") out.report("BG0207", `the ${kind} has no description`, { help: HELP });
  if (out.isInLink) {
    const label = "a player in a link cannot be used: write it on its own";
    out.report("BG0217", `a link around ${kind === "audio" ? "an audio" : "a video"} file`, { label });
    out.addWords(alt);
    return;
  }
  const to = out.addresses.add("media", src);
  out.open(kind, { to, ...PLAYER[kind], "aria-label": alt || undefined });
  out.open("a", { to });
  out.addWords(alt || src);
  out.close();
  out.close();
}

function writeSiteImage(out: TextWriter, src: string, attributes: Attributes): void {
  if (attributes.alt === "") out.report("BG0207", "the image has no description", { help: HELP });
  out.leaf("img", { to: out.addresses.add("image", src), ...attributes });
}
