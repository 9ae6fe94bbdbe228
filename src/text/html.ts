const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it stands in HTML, in element content and in quoted attributes alike. */
export const escapeHtml = (text: string): string =>
  /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (c) => ENTITIES[c]!) : text;

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
