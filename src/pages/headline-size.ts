import stringWidth from "fast-string-width";

/** How large a headline is set: the longer, the smaller, so that no title fills a screen. */
export type HeadlineSize = "short" | "medium" | "long";

/** In columns, of which a wide character, such as 漢, takes two. The longest ones of three and four lines on a phone. */
const SHORT = 56;
const MEDIUM = 112;

export function headlineSize(title: string): HeadlineSize {
  const columns = stringWidth(title);
  if (columns <= SHORT) return "short";
  return columns <= MEDIUM ? "medium" : "long";
}
