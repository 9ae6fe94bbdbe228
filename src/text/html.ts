/** By their UTF-16 units. */
const ENTITIES: (string | undefined)[] = [];
for (const [sign, entity] of ["&&amp;", "<&lt;", ">&gt;", '"&quot;', "'&#39;"].map((pair) => [
  pair[0]!,
  pair.slice(1),
]))
  ENTITIES[sign!.charCodeAt(0)] = entity;

/** Text escaped for HTML, both for element content and for quoted attributes. */
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

/** Text escaped as element content, exactly as the HTML writer for prose does it. */
export const escapeText = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** The text of HTML from our own writers: blocks on separate lines, without footnote references. */
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
