/** Extensions of files that browsers show, play or download, but never run. */
const INERT = new Set([
  ...["png", "jpg", "jpeg", "gif", "webp", "avif", "svg"],
  ...["mp3", "m4a", "aac", "ogg", "oga", "opus", "wav", "flac", "mp4", "m4v", "webm", "ogv", "vtt", "srt"],
  ...["pdf", "txt", "csv", "tsv", "json", "geojson", "ics", "epub", "zip", "gz"],
  ...["xlsx", "xls", "ods", "docx", "doc", "odt", "pptx", "ppt", "odp"],
]);

/**
 * Why browsers might run a file that a contributor put beside a briefing; undefined if they do not. Its kind is its
 * extension in `path`.
 */
export function whyActive(path: string, read: () => Uint8Array): string | undefined {
  const ending = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
  if (!INERT.has(ending))
    return ending === ""
      ? "its name has no ending"
      : `\`.${ending}\` is not a kind of file that is only shown`;
  if (ending !== "svg") return undefined;
  const found = activeInSvg(read());
  return found === undefined ? undefined : `the drawing holds ${found}`;
}

/**
 * What SVG needs to run something, or to load something from elsewhere (SVG 2, sections 5 and 15; SMIL animation of
 * attributes). We search the text and not a tree, so that no parser's view of the file decides: what only looks like it
 * is refused, too.
 */
const ACTIVE: readonly (readonly [RegExp, string])[] = [
  [
    /<(?:[\w.-]+:)?(?:script|handler|foreignObject|iframe|embed|object|audio|video|set|animate\w*)\b/i,
    "an element that can run something",
  ],
  [/[\s/"'](?:[\w.-]+:)?on[a-z]+\s*=/i, "an attribute that runs something"],
  [/javascript:|vbscript:|data:(?!image\/(?:png|jpe?g|gif|webp)[;,])/i, "an address that runs something"],
  [
    /<!(?:ENTITY|ATTLIST|ELEMENT|NOTATION)|<!DOCTYPE[^<>[]*\[|<\?(?!xml\s)/i,
    "a declaration that changes how it is read",
  ],
  [/www\.w3\.org\/1999\/xhtml|www\.w3\.org\/2001\/xml-events/i, "HTML"],
  [/@import|url\(\s*["']?(?!\s*(?:#|data:image\/))|image-set\(|\bsrc\(/i, "a style that loads something"],
  [/\\[0-9a-z]/i, "a backslash, with which a style can write anything"],
];

/**
 * The start of an element, or an address that leads out of the drawing. Each part is read once, however long the file
 * is.
 */
const ELEMENT_OR_ADDRESS = /<((?:[\w.-]+:)?[\w.-]*)|href\s*=\s*(?!["']\s*(?:#|data:image\/))/gi;

/**
 * Whether anything but a link has an address that leads out of the drawing: it would be loaded. In XML, a tag
 * contains no `<`.
 */
function loads(svg: string): boolean {
  let element = "";
  for (const [whole, name] of svg.matchAll(ELEMENT_OR_ADDRESS)) {
    if (whole.startsWith("<")) element = name ?? "";
    else if (!/^(?:[\w.-]+:)?a$/.test(element)) return true;
  }
  return false;
}

function activeInSvg(bytes: Uint8Array): string | undefined {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return "bytes that are no UTF-8";
  }
  // A browser guesses UTF-16 from zeros and follows the declaration: then other bytes would be markup.
  if (text.includes("\0")) return "bytes that are no UTF-8";
  if (/^<\?xml[^>]*encoding\s*=\s*["'](?!utf-8["'])/i.test(text)) return "another encoding than UTF-8";
  if (loads(text)) return "an address of something that it loads";
  const forms = [text, decodeReferences(text), decodeReferences(text).replace(/[\t\n\r]/g, "")];
  return ACTIVE.find(([form]) => forms.some((one) => form.test(one)))?.[1];
}

const decodeReferences = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(colon|tab|newline));?/gi, (whole, hex, decimal, name) => {
    const code = name
      ? { colon: 0x3a, tab: 9, newline: 10 }[name.toLowerCase() as "colon"]
      : hex
        ? Number.parseInt(hex, 16)
        : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
