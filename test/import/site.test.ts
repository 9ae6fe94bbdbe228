import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { dateOf } from "../../src/import/site-dates.ts";
import { runHere } from "../cli/run.ts";
import { PACKAGE } from "../support/documents.ts";
import { newSite, story } from "../support/site.ts";
import { importingPage } from "./pages.ts";

test.each([
  ["2011-04-05 8:32:24 -0400", "2011-04-05T08:32:24-04:00"],
  ["2016-1-2", "2016-01-02"],
  ["2016/01/02", "2016-01-02"],
  ["2016-01-02 00:00:00 +0000 UTC", "2016-01-02"],
  ["2016-01-02T00:00:00Z", "2016-01-02"],
  ["2016-01-02T10:30:00.123+01:00", "2016-01-02T10:30:00+01:00"],
  ["Mon, 02 Jan 2006 15:04:05 -0700", "2006-01-02T15:04:05-07:00"],
  ["January 2, 2006 3:04 PM EST", "2006-01-02T15:04:00-05:00"],
  ["2016-01-02 10:00 Europe/Paris", "2016-01-02T10:00:00+01:00"],
  ["2 January 2006", "2006-01-02"],
  [new Date("2020-05-06T07:08:09Z"), "2020-05-06T07:08:09Z"],
  ["2016-02-30", undefined],
  ["soon", undefined],
  ["1 Jan 275760 00:00 GMT", undefined],
  [undefined, undefined],
])("the date %s is %s", (written, date) => expect(dateOf(written)).toBe(date));

const HUGO = {
  "hugo/content/posts/summit.md": `---
title: "The: summit"
date: 2019-2-28 8:05:00 -0500
lastmod: 2019-03-01
description: It ended early.
tags: [Talks, "North Korea"]
categories: [talks]
author: Mina Park
aliases: [/old/summit, /older/]
draft: false
weight: 10
image: /cover.jpg
---

It ended early, [AP reported](https://apnews.com/article/a "AP"), and [said so](https://www.example.com/b?c=d).

<!--more-->

## See [this](https://example.com/in-a-heading)

{{< youtube abc >}} and \`{{< not a shortcode >}}\` and \`[code](https://example.com/c)\`

\`\`\`md
[code](https://example.com/d)
\`\`\`

Again [AP](https://apnews.com/article/a). ![A map](map.png)
`,
  "hugo/content/posts/toml.md": `+++
title = "In TOML"
date = 2020-05-06T07:08:09Z
draft = true
tags = ["Talks"]
+++

Text.
`,
  "hugo/content/Blog/json/index.md": `{
  "title": "In JSON",
  "date": "2021-01-02",
  "slug": "jason"
}

Text.
`,
  "hugo/content/posts/_index.md": "---\ntitle: Posts\n---\n",
  "hugo/content/about.md": "---\ntitle: About\n---\n\nWe.\n",
  "hugo/content/plain.md": "No front matter.\n",
  "hugo/content/posts/map.png": "",
  "hugo/content/posts/._summit.md": "\0\x05\x16\x07\0",
  "hugo/static/cover.jpg": "",
};

test("a Hugo site: titles, dates, tags, links, aliases; and a report of everything else", async () => {
  const site = newSite({ "briefings/a.md": story("A"), ...HUGO });
  const { code, out, err } = await runHere(["import", "--from", "hugo", "hugo"], { cwd: site.root });
  expect([code, out]).toEqual([0, ""]);
  expect(site.read("briefings/2019/02/summit.md")).toBe(`---
title: "The: summit"
date: 2019-02-28T08:05:00-05:00
updated: 2019-03-01
summary: It ended early.
authors:
  - Mina Park
image:
  src: /cover.jpg
  alt: "The: summit"
aliases:
  - /posts/summit/
  - /old/summit
  - /older/
topics:
  - Talks
  - North Korea
sources:
  - key: ap-news
    source: AP News
    title: AP reported
    url: https://apnews.com/article/a
  - key: example
    source: example.com
    title: said so
    url: https://www.example.com/b?c=d
  - key: youtube
    source: youtube.com
    url: https://www.youtube.com/watch?v=abc
extra:
  weight: 10
---

It ended early, [AP reported](https://apnews.com/article/a "AP") [@ap-news], and [said so](https://www.example.com/b?c=d) [@example].

## See [this](https://example.com/in-a-heading)

<https://www.youtube.com/watch?v=abc> [@youtube] and \`{{< not a shortcode >}}\` and \`[code](https://example.com/c)\`

\`\`\`md
[code](https://example.com/d)
\`\`\`

Again [AP](https://apnews.com/article/a) [@ap-news]. ![A map](/posts/map.png)
`);
  expect(site.read("briefings/2020/05/toml.md")).toContain(
    "title: In TOML\ndate: 2020-05-06T07:08:09Z\nstatus: draft\n",
  );
  expect(site.read("briefings/2021/01/jason.md")).toContain("aliases:\n  - /blog/jason/\n");
  expect(site.has("static/cover.jpg") && site.has("static/posts/map.png")).toBe(true);
  expect(err).toBe(`imported 3 stories, with 3 sources from their links and 2 topics from tags and categories
copied 2 pictures and other files

drafts, because the old site does not show them:
  1 × \`draft\` is set: content/posts/toml.md

pictures:
  1 × pictures of stories without a description: \`image.alt\` is the title: content/posts/summit.md

left out:
  1 × they have no date: content/about.md
  1 × they have no front matter: content/plain.md
  1 × they are lists, which briefgen generates itself: content/posts/_index.md

kept under extra: weight (1)

Not carried over: templates and data/.
Run \`briefgen check\` to see what is left to improve.
`);
  const built = await site.build({ drafts: true });
  expect(built.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(site.page("posts/summit/")).toContain("/stories/summit/");
});

test("a Jekyll site: posts by the name of their file, drafts, categories, redirects, Liquid", async () => {
  const site = newSite({
    "briefings/a.md": story("A"),
    "old/_posts/2018-06-12-singapore-summit.md":
      "---\nlayout: post\ntitle: Singapore\ncategories: world talks\ntags: asia korea\nredirect_from: /s/\nlast_modified_at: 2018-06-13 10:00:00 +0800\n---\n{% highlight ruby %}\nputs 1\n{% endhighlight %}\n\nSee {{ site.title }} and {% post_url 2018-06-11-x %}.\n",
    "old/_posts/2018-06-13-untitled-one.markdown": "---\npublished: false\npermalink: /one/\n---\nText.\n",
    "old/_drafts/idea.md": "---\ntitle: Idea\ndate: 2018-06-14\n---\nText.\n",
  });
  const { code, err } = await runHere(["import", "--from", "jekyll", "old"], { cwd: site.root });
  expect(code).toBe(0);
  expect(site.read("briefings/2018/06/singapore-summit.md")).toBe(`---
title: Singapore
date: 2018-06-12
updated: 2018-06-13T10:00:00+08:00
aliases:
  - /world/talks/2018/06/12/singapore-summit.html
  - /s/
topics:
  - asia
  - korea
  - world
  - talks
extra:
  layout: post
---

\`\`\`ruby
puts 1
\`\`\`

See <!-- {{ site.title }} --> and <!-- {% post_url 2018-06-11-x %} -->.
`);
  expect(site.read("briefings/2018/06/untitled-one.md")).toContain(
    "title: Untitled one\ndate: 2018-06-13\nstatus: draft\naliases:\n  - /one/\n",
  );
  expect(site.read("briefings/2018/06/idea.md")).toContain("status: draft");
  expect(err).toContain(
    "`{{ site.title }}` is in a comment now: readers do not see it: _posts/2018-06-12-singapore-summit.md:13",
  );
  await site.clean({ drafts: true });
});

test("an import that is repeated, or only tried, writes nothing", async () => {
  const site = newSite({ "briefings/a.md": story("A"), ...HUGO });
  const before = site.everything();
  const tried = await runHere(["import", "--from", "hugo", "hugo", "--dry-run"], { cwd: site.root });
  expect(tried.err).toContain("would import 3 stories");
  expect(site.everything()).toEqual(before);
  await runHere(["import", "--from", "hugo", "hugo"], { cwd: site.root });
  const after = site.everything();
  const again = await runHere(["import", "--from", "hugo", "hugo"], { cwd: site.root });
  expect(again.err).toContain("3 × existing files: briefings/2021/01/jason.md");
  expect(site.everything()).toEqual(after);
});

test.each([
  [["--from", "hugo", "."], "is not a hugo site: it has no pages in content/"],
  [["--from", "jekyll", "nowhere"], "there is no folder nowhere"],
  [["--from", "hugo", "a", "b"], "--from hugo takes one folder"],
  [["--from", "wordpress", "."], "Allowed choices are hugo, jekyll, kagi, feed"],
])("import %j: exit 2", async (args, message) => {
  const { code, err } = await runHere(["import", ...args], {
    cwd: newSite({ "briefings/a.md": story("A") }).root,
  });
  expect([code, err]).toEqual([2, expect.stringContaining(message)]);
});

test("keys that JavaScript keeps for itself are left out, what YAML repeats by an alias is written twice", () => {
  const text =
    "---\ntitle: A\ndate: 2026-11-20\n__proto__: x\nparams: {constructor: y, a: &a [1], b: *a}\n---\n\nText.\n";
  expect(importingPage("hugo", "content/posts/a.md", text).story).toMatchObject({
    extra: ["params"],
    text: expect.stringContaining("extra:\n  params:\n    a:\n      - 1\n    b:\n      - 1\n---\n"),
  });
});

test("what the library thinks odd in a page's YAML is not said on the terminal, in its words", async () => {
  const text = "---\ntitle: !odd A\ndate: 2026-11-20\n[a, b]: c\nurl: &: d\n---\n\nText.\n";
  const site = newSite({ "hugo/content/a.md": text });
  const command = [
    "bin/briefgen.js",
    "import",
    "--from",
    "hugo",
    "--root",
    site.root,
    join(site.root, "hugo"),
  ];
  const { stderr } = spawnSync(process.execPath, command, { cwd: PACKAGE, encoding: "utf8" });
  expect(stderr).toContain("imported 1 story");
  expect(stderr).not.toMatch(/warning/i);
});

test("a page whose front matter is nested thousands of times is left out", () => {
  const deep = `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`;
  const text = `{"title": "A", "date": "2026-11-20",\n"params": ${deep}\n}\n\nText.\n`;
  expect(importingPage("hugo", "content/posts/a.md", text).leftOut).toEqual({
    source: "content/posts/a.md",
    why: "their front matter is nested too deeply",
    line: 1,
  });
});
