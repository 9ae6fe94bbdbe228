import type { Recording } from "../router/links.ts";
import type { SitePath } from "../router/paths.ts";
import { escapeHtml } from "../text/html.ts";

/** What a player has besides its address: a picture, and captions. */
export function playerHtml(
  recording: Recording | undefined,
  lang: string,
  addressOf: (path: SitePath) => string,
): { readonly attributes: string; readonly inside: string } {
  const { poster, captions = [] } = recording ?? {};
  const tracks = captions.map(({ path, lang: own = lang }) => {
    const label = new Intl.DisplayNames([own], { type: "language" }).of(own) ?? own;
    return `<track kind="captions" src="${escapeHtml(addressOf(path))}" srclang="${escapeHtml(own)}" label="${escapeHtml(label)}">`;
  });
  return {
    attributes: poster === undefined ? "" : ` poster="${escapeHtml(addressOf(poster))}"`,
    inside: tracks.join(""),
  };
}
