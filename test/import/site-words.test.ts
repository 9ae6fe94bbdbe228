import fc from "fast-check";
import { expect, test } from "vitest";
import { runHere } from "../cli/run.ts";
import { newSite } from "../support/site.ts";
import { importing } from "./pages.ts";

/** Every word of a text with the number of times it is there. Character references and escapes are read as such. */
function counted(text: string): Map<string, number> {
  const plain = text
    .replace(/&(?:amp|#38);/g, "&")
    .replace(/&#8217;/g, "’")
    .replace(/&mdash;/g, "—")
    .replace(/\\(?=[^\w\s])/g, "");
  const counts = new Map<string, number>();
  for (const [word] of plain.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Words that are more often in one text than in the other. */
function lost(before: string, after: string): string[] {
  const left = counted(after);
  return [...counted(before)].filter(([word, count]) => count > (left.get(word) ?? 0)).map(([word]) => word);
}

/** What a reader of the old site saw of a body: not the destinations of links, nor the attributes of tags. */
const seen = (body: string): string =>
  body
    .replace(/\]\((?:[^()]|\{\{.*?\}\})*\)/g, "] ")
    .replace(/<[a-z/](?:\{\{.*?\}\}|[^<>])*>/gi, " ")
    .replace(/ \{#[\w-]+\}|<!--more-->/g, "");

/** Pages as a newsroom with a long history of generators has them. */
const PAGES: Readonly<Record<string, string>> = {
  "content/news/2014/03/2014-03-10-plans-for-spring.md": `---
slug: plans-for-spring
date: 2014-03-10 10:56:08 -0400
title: "Plans for &#8217;spring&#8217; &mdash; and after"
summary: "Two offices plan a <em>joint</em> market&mdash;and say when."
authors:
  - a-writer
topics:
  - markets
  - open-offices
expirydate: 2025-01-01
---

{{< legacy-img-right src="2014/03/logo-250x176.jpg" alt="Office logo" >}}

The offices [said so]({{< ref "2014-03-11-second.md" >}} "More") in a [directive](http://one.example/m10-06.pdf), and in <a href="http://two.example/?a=b&c=d">a letter</a>.

  * **Open**—the market is open to all.
  * [Closed]({{< ref "/archive" >}}) on Mondays.

## Slow pages[{{< legacy-img src="2014/03/dial.png" alt="a dial" >}}](https://s3.example/dial.png)

Write to [us](mailto:office@one.example). We&#8217;re _here_.
`,
  "content/news/2014/03/2014-03-11-second.md": `---
slug: second
date: 2014-03-11 08:00:00 -0400
title: 'Second: a report'
topics:
  - markets
---

## <a name="x-why"></a>Why we did it {#toc0}

See [above](#toc0) and [below](#x-why). {{< note >}}Read this first.{{< /note >}}

| Market | Day |
| --- | --- |
| [North](http://one.example/n) | Monday |

<iframe title="Slides of the talk" src="//slides.example/embed/1"></iframe>

> It was *cold*, a reader ([@reader](https://three.example/reader)) wrote.[^1]

[^1]: From [his letter](http://two.example/letter).
`,
};

test("of pages with a long history, no word is lost, every piece is in the report, and the site builds at once", async () => {
  const site = newSite(
    Object.fromEntries(Object.entries(PAGES).map(([path, text]) => [`old/${path}`, text])),
  );
  const { code, out } = await runHere(["import", "--from", "hugo", "old", "--format", "json"], {
    cwd: site.root,
  });
  expect(code).toBe(0);
  const rows = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(rows.map(({ from, result }) => [from, result])).toEqual(
    Object.keys(PAGES).map((path) => [path, "imported"]),
  );
  for (const { from, to, notes = [] } of rows) {
    const [, front = "", body = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(PAGES[from]!)!;
    const made = site.read(to);
    const title = /^title: (.*)$/m.exec(front)![1]!;
    expect([to, lost(`${title}\n${seen(body)}`, made)]).toEqual([to, []]);
    for (const { line, detail } of notes)
      if (line) expect(PAGES[from]!.split("\n")[line - 1]).toContain(detail.split("\n")[0]);
  }
  expect(site.read("briefings/2014/03/plans-for-spring.md")).toContain(
    "title: Plans for ’spring’ — and after\n",
  );
  const built = await site.build({ drafts: true });
  expect(built.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect((await runHere(["check"], { cwd: site.root })).code).toBe(0);
});

const word = fc.stringMatching(/^[a-z]{3,8}$/);
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((all) => all.join(" "));
const address = fc.constantFrom(
  ...[
    "https://one.example/a",
    "https://one.example/a_(b)",
    "/about/",
    "../second/",
    "/posts/p0/",
    "#top",
    "mailto:a@one.example",
  ],
  ...['{{< ref "p1.md" >}}', '{{< ref "/gone" >}} "Title"', "map.png", "", "<https://one.example/d e>"],
);
const piece = fc.oneof(
  { weight: 4, arbitrary: words },
  { weight: 3, arbitrary: fc.tuple(words, address).map(([text, to]) => `[${text}](${to})`) },
  { weight: 1, arbitrary: fc.tuple(words, address).map(([text, to]) => `![${text}](${to})`) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(words, address)
      .map(
        ([text, to]) =>
          `<a href='${to.replaceAll("<", "").replaceAll(">", "").replaceAll("{", "").replaceAll("}", "")}'>${text}</a>`,
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom("note", "odd"), words)
      .map(([name, text]) => `{{< ${name} >}}${text}{{< /${name} >}}`),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom("**", "_", "`", "~~"), words)
      .map(([sign, text]) => sign + text + sign),
  },
  { weight: 2, arbitrary: fc.constantFrom("[^1]", "[@one]", "<!--more-->", "&amp;", "\\*", "{{< odd >}}") },
);
const block = fc
  .tuple(
    fc.constantFrom("", "", "", "## ", "- ", "> ", "1. ", "    ", "| ", "```\n", "Term\n: "),
    fc.array(piece, { minLength: 1, maxLength: 5 }),
  )
  .map(([start, pieces]) => `${start}${pieces.join(" ")}${start.startsWith("`") ? "\n```" : ""}`);
const body = fc.array(block, { maxLength: 8 }).map((blocks) => `${blocks.join("\n\n")}\n\n[^1]: note\n`);

test("of generated pages, no word that readers saw is lost", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(words, body), { minLength: 1, maxLength: 3 }), (pages) => {
      const sources = pages.map(([title, text], index) => [
        `content/posts/p${index}.md`,
        `---\ntitle: ${title}\ndate: 2026-01-02\n---\n${text}`,
      ]);
      const { stories, leftOut } = importing({ from: "hugo", pages: Object.fromEntries(sources) });
      expect(leftOut).toEqual([]);
      for (const { page, text } of stories) {
        const [title, written] = pages[Number(/p(\d)/.exec(page.source)![1])]!;
        expect([written, lost(`${title}\n${seen(written)}`, text)]).toEqual([written, []]);
      }
    }),
    { numRuns: 200, seed: 20261126 },
  );
});
