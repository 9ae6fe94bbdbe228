import { expect, test } from "vitest";
import { attribute, elements, parseHtml } from "../support/html.ts";
import { newSite, story } from "../support/site.ts";

/*
 * Published weaknesses of programs that turn text into pages, tried on what we build: each row is one, with the text that an
 * attacker writes, and what must be true of every page. Attacks on servers are in `dev/known-attacks`.
 */

interface Attack {
  readonly id: string;
  readonly what: string;
  readonly files: Readonly<Record<string, string>>;
  /** What is wrong in a page; each is an error. */
  readonly faults: (html: string) => readonly string[];
}

const addressesIn = (html: string) =>
  elements(parseHtml(html)).flatMap((element) =>
    ["href", "src", "action", "data"].map((name) => attribute(element, name)).filter(Boolean),
  );

const scriptsIn = (html: string) =>
  elements(parseHtml(html), "script").filter(
    (script) => attribute(script, "src") === "" && attribute(script, "type") !== "application/ld+json",
  );

const ATTACKS: readonly Attack[] = [
  {
    id: "CVE-2025-66400",
    what: "mdast-util-to-hast: classes of the page's own through the language of a code block",
    files: {
      "briefings/a.md": story(
        "A",
        "",
        [
          "```js&#x20;site-header&#x20;notice\nx\n```",
          "```js&#9;notice\nx\n```",
          "```js&Tab;notice&NewLine;card\nx\n```",
          "```js&#xc;notice\nx\n```",
        ].join("\n\n"),
      ),
    },
    faults: (html) =>
      elements(parseHtml(html), "code")
        .flatMap((code) => attribute(code, "className").split(/\s+/))
        .filter((name) => name !== "" && !/^language-/.test(name)),
  },
  {
    id: "CVE-2026-41067",
    what: "Astro: the end of a script in other spellings, within data for scripts",
    files: {
      "briefings/a.md": story(
        JSON.stringify(
          "</script ><script>alert(1)</script> </SCRIPT/><img src=x onerror=alert(1)> <!--<script>",
        ),
        `summary: ${JSON.stringify("</sCrIpT\t><script>alert(2)</script>")}\ntopics: [${JSON.stringify("</script\t/><script>alert(3)</script>")}]`,
      ),
    },
    faults: (html) => [
      ...scriptsIn(html).map(() => "a script"),
      ...elements(parseHtml(html), "img")
        .map((image) => attribute(image, "src"))
        .filter((src) => src === "x"),
    ],
  },
  {
    id: "CVE-2026-50133",
    what: "Hugo: files of HTML among the texts become pages as they are",
    files: {
      "briefings/a.md": story("A"),
      "briefings/page.html": "---\ntitle: X\n---\n<script>alert(1)</script>",
      "briefings/_index.html": "<script>alert(1)</script>",
      "briefings/topics/oil.htm": "<script>alert(1)</script>",
      "briefings/other.xhtml": "<script>alert(1)</script>",
    },
    faults: (html) => scriptsIn(html).map(() => "a script"),
  },
];

test.each(ATTACKS)("$id: $what", async ({ files, faults }) => {
  const site = newSite(files);
  const { published } = await site.build();
  expect(published).toBeDefined();
  const tree = site.tree();
  const pages = Object.entries(tree).filter(([path]) => /\.x?html?$/.test(path));
  expect(pages.length).toBeGreaterThan(5);
  expect(pages.flatMap(([path, html]) => faults(html).map((fault) => `${path}: ${fault}`))).toEqual([]);
});

test.each([
  "[a](javascript&colon;alert(1))",
  "[a](java&Tab;script&colon;alert(1))",
  "[a](&#106;avascript&colon;alert(1))",
  "[a](&#x6A;avascript&#x3a;alert(1))",
  "![a](javascript&colon;alert(1))",
  "[a][b]\n\n[b]: javascript&colon;alert(1)",
  "<a href='javascript&colon;alert(1)'>a</a>",
  "[a](data&colon;text/html,x)",
  "[a](vbscript&colon;x)",
])("CVE-2026-5160: %s is an error, and is not published", async (text) => {
  const site = newSite({ "briefings/a.md": story("A", "", text) });
  const { diagnostics } = await site.build();
  expect(diagnostics.map(({ code }) => code)).toContain("BG0202");
  const addresses = Object.entries(site.tree())
    .filter(([path]) => path.endsWith(".html"))
    .flatMap(([, html]) => addressesIn(html));
  expect(addresses.filter((address) => /script|data:/i.test(address) && !address.endsWith(".js"))).toEqual(
    [],
  );
});
