import { expect, test } from "vitest";
import { whyActive } from "../../src/content/media.ts";

const svg = (content: string, attributes = "") =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"${attributes}>${content}</svg>`;
const why = (text: string | Uint8Array, path = "briefings/x.svg") =>
  whyActive(path, () => (typeof text === "string" ? new TextEncoder().encode(text) : text));

test.each([
  svg("<script>x</script>"),
  svg("<handler type='text/javascript'>x</handler>"),
  svg("<foreignObject>x</foreignObject>"),
  svg("<iframe/>"),
  svg("<embed/>"),
  svg("<object/>"),
  svg("<audio/>"),
  svg("<video/>"),
  svg("<set to='x'/>"),
  svg("<animateTransform/>"),
  svg("<path fill='red'onclick='x'/>"),
  svg("<path/onclick='x'/>"),
  svg("<a href='vbscript:x'/>"),
  svg("<a href='data:text/html,x'/>"),
  svg("<a href='java&#10;script&#58;x'/>"),
  svg("<x xmlns='http://www.w3.org/1999/xhtml'/>"),
  svg("", " xmlns:ev='http://www.w3.org/2001/xml-events'"),
  svg("<s:script xmlns:s='http://www.w3.org/2000/svg'>x</s:script>"),
  svg("", ' onload="x"'),
  svg("", "\nonload\n=x"),
  svg("<a xlink:href='javascript:x'><text>x</text></a>"),
  svg("<a href='java&#10;script:x'><text>x</text></a>"),
  svg("<a href='java\tscript&colon;x'/>"),
  svg("<a href='&#x6A;avascript:x'/>"),
  svg("<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>"),
  svg("<h:img xmlns:h='http://www.w3.org/1999/&#120;html' src='x'/>"),
  svg("<a><set attributeName='href' to='x'/></a>"),
  svg("<animate attributeName='href' values='x'/>"),
  svg("<image href='https://example.com/x.png'/>"),
  svg("<image href='data:image/svg+xml,x'/>"),
  svg("<use href='/other.svg#a'/>"),
  svg("<use title='>' href='/other.svg#a'/>"),
  svg("<use xlink:href = 'other.svg#a'/>"),
  svg("<feImage href='x.png'/>"),
  svg("<linearGradient href='https://example.com/x.svg#a'/>"),
  svg("<ab href='x.png'/>"),
  svg("<style>a{fill:u\\72l(https://example.com/)}</style>"),
  svg("<style>a{background:image-set('https://example.com/' 1x)}</style>"),
  `<!DOCTYPE svg [<!ATTLIST svg onload CDATA "x">]>${svg("")}`,
  `<!DOCTYPE svg SYSTEM "<" [<!ATTLIST svg onload CDATA "x">]>${svg("")}`,
  `<!DOCTYPE svg [ ]>${svg("")}`,
  `<!DOCTYPE svg [<!ENTITY a "x">]>${svg("")}`,
  `<!ENTITY a "x">${svg("")}`,
  svg("<style>@import 'x'</style>"),
  svg("<style>a{fill:url(https://example.com/)}</style>"),
  `<?xml-stylesheet href="x.xsl" type="text/xsl"?>${svg("")}`,
  `<?php x ?>${svg("")}`,
  `<!DOCTYPE svg [<!ENTITY a "<script>x</script>">]>${svg("&a;")}`,
  `<?xml version="1.0" encoding="UTF-7"?>${svg("")}`,
])("the drawing %j is refused", (text) => {
  expect(why(text)).toMatch(/^the drawing holds /);
});

test("a drawing in another encoding, or with zeros that a browser takes for one, is refused", () => {
  expect(why(Uint8Array.of(0x3c, 0xff))).toBe("the drawing holds bytes that are no UTF-8");
  expect(why(Buffer.from(svg("<script/>"), "utf16le"))).toBe("the drawing holds bytes that are no UTF-8");
});

test.each([
  svg(
    "<circle r='3' fill='url(#a)' class='station'/><text>on = off &#8217; reason=x</text>",
    " version='1.1'",
  ),
  `<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">${svg("<path d='M0 0'/>")}`,
  svg("<a href='https://example.com/'><text>x</text></a><use xlink:href='#b'/><style>.a{fill:red}</style>"),
  svg("<image href='data:image/png;base64,AAAA'/>"),
])("the drawing %j is not", (text) => {
  expect(why(text)).toBeUndefined();
});

test.each([
  "page.html",
  "a.HTM",
  "x.xhtml",
  "x.js",
  "x.mjs",
  "x.xml",
  "x.swf",
  "x.svgz",
  "x.wasm",
  "none",
  "x.css",
])("a file named %s is refused", (name) => expect(why("", `briefings/${name}`)).toBeDefined());

test.each(["a.png", "a.JPG", "report.pdf", "data.csv", "talk.mp3"])("a file named %s is not", (name) =>
  expect(why("", `briefings/2026.1/${name}`)).toBeUndefined(),
);

test("a drawing of a megabyte that repeats the beginning of anything is looked through at once", () => {
  for (const part of [
    "<use ",
    "<a ",
    "<!DOCTYPE ",
    "<?xml ",
    "href=",
    " on",
    "a-",
    "&#",
    " ",
    "<style ",
    '<use "',
  ]) {
    const text = svg(part.repeat(1_000_000 / part.length));
    why(text);
  }
});
