export const HEADINGS: ReadonlySet<string> = new Set(["h1", "h2", "h3", "h4", "h5", "h6"]);

/** Elements whose text is shown unchanged: nothing in them is a citation. */
export const CODE: ReadonlySet<string> = new Set(["code", "pre", "kbd", "samp"]);

/** Elements without content. */
export const VOID: ReadonlySet<string> = new Set(["br", "hr", "img", "source", "track"]);
