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

/** Undoes `escapeText`. */
export const unescapeText = (escaped: string): string =>
  escaped.includes("&") ? escaped.replaceAll("&lt;", "<").replaceAll("&amp;", "&") : escaped;
