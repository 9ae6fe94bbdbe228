/** By their UTF-16 units. */
const ENTITIES: (string | undefined)[] = [];
for (const [sign, entity] of ["&&amp;", "<&lt;", ">&gt;", '"&quot;', "'&#39;"].map((pair) => [
  pair[0]!,
  pair.slice(1),
]))
  ENTITIES[sign!.charCodeAt(0)] = entity;

/** Text as it stands in HTML, in element content and in quoted attributes alike. */
export function escapeHtml(text: string): string {
  const first = text.search(/[&<>"']/);
  if (first < 0) return text;
  let escaped = "";
  let done = 0;
  for (let at = first; at < text.length; at += 1) {
    const entity = ENTITIES[text.charCodeAt(at)];
    if (entity === undefined) continue;
    escaped += text.slice(done, at) + entity;
    done = at + 1;
  }
  return escaped + text.slice(done);
}

/** Text as element content in prose, escaped exactly as the HTML writer of prose does. */
export const escapeText = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** The text of HTML as our writers make it: blocks on lines of their own, references to footnotes left out. */
export const textOfHtml = (html: string): string =>
  html
    .replace(/<sup><a [^>]*data-footnote-ref.*?<\/sup>/g, "")
    .replace(/<br>|<\/(?:p|li|tr|h[1-6]|blockquote|pre|dt|dd)>/g, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:lt|#x3c|gt|quot|#x22|#x27|#39|amp|#x26);/gi, (entity) => CHARACTERS[entity.toLowerCase()]!)
    .replace(/\n\s*\n/g, "\n")
    .trim();

const CHARACTERS: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&#x3c;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#x22;": '"',
  "&#x27;": "'",
  "&#39;": "'",
  "&amp;": "&",
  "&#x26;": "&",
};

/** Undoes `escapeText`. */
export const unescapeText = (escaped: string): string =>
  escaped.includes("&") ? escaped.replaceAll("&lt;", "<").replaceAll("&amp;", "&") : escaped;
