import type { SiteContext } from "../../pages/site-context.ts";
import type { View } from "../../pages/view.ts";
import { sitePath } from "../../router/paths.ts";
import { directionOf } from "../../theme/words.ts";
import { hostFile } from "../hosts/host-file.ts";
import type { PlannedFile } from "../output.ts";
import type { FeedStyleModel } from "./model.ts";

/**
 * The style sheet of feeds, which explains them to people who open one in a browser. It is CSS because browsers are giving
 * up XSLT; so the words must be in the style sheet, and it cannot contain a link.
 */
export const feedStyle = ({ view, templates }: SiteContext): PlannedFile[] => [
  hostFile("feeds/style.css", () =>
    templates.render("feed/style", styleModel(view), "the feeds' style sheet"),
  ),
];

function styleModel(view: View): FeedStyleModel {
  const page = view.context.url(sitePath("feeds/"));
  const explained = `${view.t.feed_opened ?? ""} ${view.phrase("feed_opened_more", { page })}`;
  return { dir: directionOf(view.lang), explained: { css: cssString(explained) } };
}

/** A string of CSS (CSS Syntax 3, section 4.3.5). */
const cssString = (text: string): string =>
  `"${text.replace(/["\\<]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `).replace(/\n/g, "\\a ")}"`;
