/** A piece of raw HTML that is no text. */
export interface HtmlToken {
  /** `other`: a processing instruction, a CDATA section, a declaration, or what HTML reads as a comment besides. */
  readonly kind: "comment" | "other" | "start" | "end";
  /** Of a tag, in small letters; else empty. */
  readonly name: string;
  /** As the author wrote it. */
  readonly written: string;
  /** In the HTML, in UTF-16 units. */
  readonly start: number;
  /** Whether it ends with its sign, such as `>`. Otherwise, it is everything up to the end. */
  readonly isEnded: boolean;
}

/** The value of an attribute, with its sign. */
const VALUE = String.raw`=\s*(?:"[^"]*"|'[^']*'|[^\s"'>][^\s>]*(?![^\s>]))`;
/** HTML Standard, section “Tokenization”, but instructions and CDATA end as in CommonMark 0.31, section 6.6. */
const TOKEN = new RegExp(
  [
    String.raw`<!--(?:-?>|[\s\S]*?(?:--!?>|$))`,
    String.raw`<\?[\s\S]*?(?:\?>|$)`,
    String.raw`<!\[CDATA\[[\s\S]*?(?:\]\]>|$)`,
    String.raw`<(?:!|\/(?![A-Za-z>]))[^>]*(?:>|$)`,
    String.raw`<\/?[A-Za-z](?:${VALUE}|=(?=\s*>)|[^>=])*>`,
    String.raw`<\/?[A-Za-z][\s\S]*`,
  ].join("|"),
  "g",
);

/** Elements whose content is no HTML. */
const RAW_TEXT: ReadonlySet<string> = new Set([
  ...["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"],
]);

export function htmlTokens(html: string): HtmlToken[] {
  const tokens: HtmlToken[] = [];
  const pattern = new RegExp(TOKEN);
  for (let found = pattern.exec(html); found; found = pattern.exec(html)) {
    const token = tokenOf(found[0], found.index);
    tokens.push(token);
    if (token.kind === "start" && RAW_TEXT.has(token.name)) {
      const end = html.slice(pattern.lastIndex).search(new RegExp(`</${token.name}`, "i"));
      pattern.lastIndex = end < 0 ? html.length : pattern.lastIndex + end;
    }
  }
  return tokens;
}

function tokenOf(written: string, start: number): HtmlToken {
  const [, slash, name] = /^<(\/?)([A-Za-z][^\s/>]*)/.exec(written) ?? [];
  if (name !== undefined)
    return {
      kind: slash ? "end" : "start",
      name: name.toLowerCase(),
      written,
      start,
      isEnded: isTag(written),
    };
  const isComment = written.startsWith("<!--");
  const isEnded = isComment ? /^<!--(?:-?>|[\s\S]*--!?>)$/.test(written) : written.endsWith(">");
  return { kind: isComment ? "comment" : "other", name: "", written, start, isEnded };
}

const WHOLE_TAG = new RegExp(String.raw`^<(?:${VALUE}|=(?=\s*>)|[^>=])*>$`);

const isTag = (written: string): boolean => WHOLE_TAG.test(written);

/** Names of attributes that are usual without a value: they say yes, or their value is empty. */
const BARE: ReadonlySet<string> = new Set([
  ...[
    "allowfullscreen",
    "async",
    "autofocus",
    "autoplay",
    "checked",
    "compact",
    "contenteditable",
    "controls",
  ],
  ...[
    "default",
    "defer",
    "disabled",
    "download",
    "draggable",
    "hidden",
    "inert",
    "ismap",
    "itemscope",
    "loop",
  ],
  ...["markdown", "multiple", "muted", "noshade", "nowrap", "open", "playsinline", "readonly", "required"],
  ...[
    "reversed",
    "selected",
    "align",
    "alt",
    "border",
    "class",
    "dir",
    "height",
    "href",
    "id",
    "lang",
    "name",
  ],
  ...["src", "style", "title", "value", "width"],
]);

/** Whether a start tag has words in it that HTML takes for attributes: `<b and c>`. */
export function hasWords({ written }: HtmlToken): boolean {
  const inside = written.replace(/^<[^\s/>]+|\/?>$/g, "").replace(new RegExp(VALUE, "g"), "= ");
  const parts = inside.split(/[\s/]+/);
  const isName = (part: string, index: number) => !part.includes("=") && !parts[index + 1]?.startsWith("=");
  return parts.some(
    (part, index) => /^\p{L}+$/u.test(part) && isName(part, index) && !BARE.has(part.toLowerCase()),
  );
}
