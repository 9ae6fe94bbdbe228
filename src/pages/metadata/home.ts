import type { PageContext } from "../context.ts";
import { collection, type ListedItem } from "./collection.ts";
import type { Described } from "./metadata.ts";
import { publisherInFull, website } from "./publisher.ts";

/** The home page says what the site is and who publishes it, and lists the newest stories. */
export const homeMetadata = (newest: readonly ListedItem[], context: PageContext): Described => ({
  things: (page) => [
    website(context.config.site),
    publisherInFull(context),
    ...collection(newest, context).things(page),
  ],
});
