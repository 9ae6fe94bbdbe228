import type { FeedStyleModel } from "../model.ts";
import { sitePath } from "../paths.ts";
import type { View } from "../view.ts";
import { directionOf } from "../words.ts";

/**
 * The style sheet that feeds name, so that somebody who opens one in a browser sees what it is. It is
 * CSS because browsers give up XSLT; so the words must be in the style sheet, and no link can be.
 */
export function feedStyle(view: View): FeedStyleModel {
  const page = view.context.url(sitePath("feeds/"));
  const explained = `${view.t.feed_opened ?? ""} ${view.phrase("feed_opened_more", { page })}`;
  return { dir: directionOf(view.lang), explained: { css: cssString(explained) } };
}

/** A string of CSS (CSS Syntax 3, section 4.3.5). */
const cssString = (text: string): string =>
  `"${text.replace(/["\\<]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `).replace(/\n/g, "\\a ")}"`;
