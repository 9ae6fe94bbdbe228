import { describe, expect, test } from "vitest";
import { writePlain } from "../../src/markdown/write-plain.ts";
import { bodyHtml, bodyIn, html, read, story } from "./parsed.ts";

/** A body through the tree of Markdown, and through the one of HTML, in which an empty tag changes nothing. */
const both = (body: string, front = ""): string => {
  const plain = html(body, front);
  const raw = html(`${body}\n\n<u>x</u>`, front).replace(/\n<p><u>x<\/u><\/p>$/, "");
  expect(raw.replace(/\s*\n\s*/g, "")).toBe(plain.replace(/\s*\n\s*/g, ""));
  return plain;
};
const problems = (body: string, front = "") =>
  story(body, front).problems.map(({ code, message, marked }) => `${code} ${message} [${marked}]`);
const plainOf = (body: string) => writePlain(bodyIn(story(body).document).sections[0]!.text);
const IMAGE = 'loading="lazy" decoding="async"';

describe("a picture", () => {
  test("with a title is a figure; its caption is Markdown", () => {
    expect(both('![Cranes](a.png "The *port*, [map](b.md) [@ap]")')).toBe(
      `<figure><img src="a.png" alt="Cranes" ${IMAGE}><figcaption>The <em>port</em>, <a href="b.md">map</a><sup class="citation"><a href="#source-ap" id="cite-ap-1" data-source="AP">1</a></sup></figcaption></figure>`,
    );
  });

  test("has a credit and a licence after bars; Creative Commons licences are linked", () => {
    expect(both('![A](a.png "The port | Mina Park | CC BY-SA 4.0")')).toContain(
      '<figcaption>The port <small class="credit">(Mina Park, <a href="https://creativecommons.org/licenses/by-sa/4.0/" rel="license">CC BY-SA 4.0</a>)</small></figcaption>',
    );
    expect(both('![A](a.png "| Mina Park")')).toContain(
      '<figcaption><small class="credit">Mina Park</small></figcaption>',
    );
    expect(both('![A](a.png "a|b")')).toContain("<figcaption>a|b</figcaption>");
    expect(both('![A](a.png "One | two | Mina | CC0")')).toContain(
      '<figcaption>One | two <small class="credit">(Mina, <a href="https://creativecommons.org/publicdomain/zero/1.0/" rel="license">CC0</a>)</small>',
    );
  });

  test.each([
    ["without a title", "![A](a.png)", `<p><img src="a.png" alt="A" ${IMAGE}></p>`],
    ["in a sentence", 'a ![A](a.png "t")', `<p>a <img src="a.png" alt="A" title="t" ${IMAGE}></p>`],
  ])("%s stays in its paragraph", (_, body, expected) => {
    expect(both(body)).toBe(expected);
  });

  test("may be linked, or have its title in a definition", () => {
    expect(both('[![A](a.png "T")](b.md)')).toBe(
      `<figure><a href="b.md"><img src="a.png" alt="A" ${IMAGE}></a><figcaption>T</figcaption></figure>`,
    );
    expect(both('![A][x]\n\n[x]: a.png "T"')).toContain("<figcaption>T</figcaption></figure>");
  });

  test("problems of its caption are at their own place", () => {
    expect(problems('Text.\n\n![A](a.png "A *b* [@nobody] and [gone][x] | Mina")')).toEqual([
      "BG0216 `[gone][x]` refers to a definition that the text does not have [[gone][x]]",
      "BG0201 `[@nobody]` cites a source that the story does not list [[@nobody]]",
    ]);
    expect(problems('![](a.png "T")')).toEqual(['BG0207 the image has no description [![](a.png "T")]']);
  });

  test("with others alone in a paragraph is a gallery", () => {
    const image = (name: string) => `<img src="${name}.png" alt="${name}" ${IMAGE}>`;
    expect(both('![a](a.png "T")\n![b](b.png)')).toBe(
      `<div class="gallery"><figure>${image("a")}<figcaption>T</figcaption></figure><figure>${image("b")}</figure></div>`,
    );
  });

  test("is no excerpt, and its words are found", () => {
    expect(story('![A](a.png "A caption")\n\nThe news.').document.excerpt).toBe("The news.");
    expect(plainOf('![A port](a.png "At dusk | Mina")')).toBe("A port\nAt dusk (Mina)");
  });
});

describe("an alert", () => {
  test.each(["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION", "note"])("%s", (kind) => {
    const name = kind.toLowerCase();
    expect(both(`> [!${kind}]\n> Mind **this** [@ap].\n>\n> - a`)).toBe(
      `<aside class="alert alert-${name}" role="note">\n<p class="alert-title"><strong>alert_${name}</strong></p>\n<p>Mind <strong>this</strong><sup class="citation"><a href="#source-ap" id="cite-ap-1" data-source="AP">1</a></sup>.</p>\n<ul>\n<li>a</li>\n</ul>\n</aside>`,
    );
  });

  test("may have its text after an empty line; problems are at their place", () => {
    expect(both("> [!TIP]\n>\n> Text.")).toContain("</strong></p>\n<p>Text.</p>");
    expect(problems("> [!TIP]\n> Mind **this [@nobody].")).toEqual([
      "BG0219 `**` is shown as it is: it marks nothing here [**]",
      "BG0201 `[@nobody]` cites a source that the story does not list [[@nobody]]",
    ]);
  });

  test.each(["> \\[!NOTE]\n> a", "> a [!NOTE]", "[!NOTE]\na", "> [!NOTE] a"])("is not %j", (body) => {
    expect(both(body)).not.toContain("aside");
    expect(problems(body)).toEqual([]);
  });
});

describe("a link to another site, alone in a paragraph, is a card", () => {
  test("with what the list of sources says of a bare address", () => {
    const sources =
      '[{source: AP News, title: Talks resume, url: "https://apnews.com/a/"}, {source: BBC, url: "https://bbc.example/x"}]';
    const { document } = read(
      `---\ntitle: A\ndate: 2026-11-20\nsources: ${sources}\n---\n\nhttps://apnews.com/a\n\nhttps://bbc.example/x\n`,
    );
    expect(bodyHtml(document!)).toBe(
      '<div class="link-card"><a href="https://apnews.com/a"><strong>Talks resume</strong> <small>AP News</small></a></div>\n<div class="link-card"><a href="https://bbc.example/x"><strong>BBC</strong> <small>bbc.example</small></a></div>',
    );
  });

  test("with a headline and an outlet", () => {
    expect(both('[A *headline*](https://a.example/b "The Outlet")')).toBe(
      '<div class="link-card"><a href="https://a.example/b"><strong>A <em>headline</em></strong> <small>The Outlet</small></a></div>',
    );
  });

  test("with a picture of the site", () => {
    expect(both('[![A](a.png) A headline](https://a.example/b "The Outlet")')).toBe(
      `<div class="link-card"><a href="https://a.example/b"><img src="a.png" alt="A" ${IMAGE}><strong>A headline</strong> <small>The Outlet</small></a></div>`,
    );
  });

  test.each(["https://www.a.example/b", "<https://www.a.example/b>"])("of a bare address: %s", (body) => {
    expect(both(body)).toBe(
      '<div class="link-card"><a href="https://www.a.example/b"><strong>a.example/b</strong> <small>a.example</small></a></div>',
    );
  });

  test.each([
    "[words](https://a.example/)",
    'See [words](https://a.example/ "Outlet")',
    '[words](b.md "Outlet")',
    "mina@example.org",
    "https://a.example/ and https://b.example/",
  ])("but not %j", (body) => {
    expect(both(body)).not.toContain("link-card");
  });
});

describe("sound and video of the site", () => {
  test("have a player, with a link for programs that have none", () => {
    expect(both("![The minister](talk.mp3)")).toBe(
      '<p><audio src="talk.mp3" controls preload="none" aria-label="The minister"><a href="talk.mp3">The minister</a></audio></p>',
    );
    expect(both('![The port](clip.webm "From above")')).toBe(
      '<figure><video src="clip.webm" controls preload="metadata" aria-label="The port"><a href="clip.webm">The port</a></video><figcaption>From above</figcaption></figure>',
    );
    expect(plainOf("![The minister](talk.mp3)")).toBe("The minister");
  });

  test("in raw HTML keep their captions and pictures, and never play by themselves", () => {
    const body =
      '<video autoplay poster="a.jpg" width=640><source src="a.mp4" type="video/mp4"><track src="a.vtt" kind="captions" srclang="en" label="English"></video>';
    expect(html(body)).toBe(
      '<p><video poster="a.jpg" width="640" controls preload="metadata"><source src="a.mp4" type="video/mp4"><track src="a.vtt" kind="captions" srclang="en" label="English"><a href="a.mp4">a.mp4</a></video></p>',
    );
    expect(story(body).document.links.map(({ kind, target }) => `${kind} ${target}`)).toEqual([
      ...["image a.jpg", "media a.mp4", "media a.vtt"],
    ]);
  });

  test("a picture in several forms", () => {
    expect(
      html(
        '<picture><source srcset="a.avif 1x, b.avif 2x" type="image/avif"><img src="a.png" alt="A"></picture>',
      ),
    ).toContain(
      `<picture><source srcset="a.avif 1x, b.avif 2x" type="image/avif"><img src="a.png" alt="A" ${IMAGE}></picture>`,
    );
  });
});

test.each([
  "a\n\n<script>x</script>\n\nb",
  "a\n\n<p><style>p {}</style></p>\n\nb",
  "a\n\n<i></i><script>y</script>\n\nb",
])("what is removed leaves no empty paragraph: %j", (body) => {
  expect(html(body)).not.toContain("<p></p>");
});

test("names that every object of JavaScript has mean nothing", () => {
  const found = problems(
    "> [!constructor]\n> a\n\n```chart\ntype: constructor\nvalueOf: a\n```\n\n![A](a.constructor)",
  );
  expect(found.map((problem) => problem.slice(0, 6))).toEqual(["BG0224", "BG0221", "BG0221"]);
});
