import type { PageContext } from "../../pages/context.ts";
import { collection, type ListedItem } from "../../pages/metadata/collection.ts";
import type { Described } from "../../pages/metadata/metadata.ts";
import { publisherInFull, website } from "../../pages/metadata/publisher.ts";

/** The home page says what the site is and who publishes it, and lists the newest stories. */
export const homeMetadata = (newest: readonly ListedItem[], context: PageContext): Described => ({
  things: (page) => [
    website(context.config.site),
    publisherInFull(context),
    ...collection(newest, context).things(page),
  ],
});
