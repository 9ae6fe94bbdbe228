import { expect, test } from "vitest";
import { runHere } from "../cli/run.ts";
import { newSite } from "../support/site.ts";
import { importing, importingPage, postText } from "./pages.ts";

const post = (front: string, body = "Text.") => `---\n${front}\n---\n${body}\n`;
const front = (written: string, config = {}) =>
  importingPage("jekyll", "_posts/2024-01-05-a.md", post(written), { config }).story!.text;

test.each([
  ["date: 2024-01-05 23:30:00 UTC", {}, "2024-01-05T23:30:00Z"],
  ["date: 2024-01-05 23:30:00 EST", {}, "2024-01-05T23:30:00-05:00"],
  ["date: 2024-01-05 23:30", { timezone: "Asia/Seoul" }, "2024-01-05T23:30:00+09:00"],
  ["date: 2024-01-05 23:30", {}, "2024-01-05T23:30"],
  ["date: 2024-01-05 23:30", { timezone: "Nowhere/Land" }, "2024-01-05T23:30"],
  ["date: 2024-01-05", { timezone: "Asia/Seoul" }, "2024-01-05"],
  ["title: A", {}, "2024-01-05"],
])("a post with %j in a site with %j has its date", (written, config, date) => {
  expect(front(written, config)).toContain(`\ndate: ${date}\n`);
});

test.each([
  ["tags: North Korea, Sanctions", ["North Korea", "Sanctions"]],
  ["tags: korea sanctions", ["korea", "sanctions"]],
  ["tags: [North Korea, Sanctions]", ["North Korea", "Sanctions"]],
  ["tag: North Korea", ["North Korea"]],
  ["category: World News", ["World News"]],
  ["categories: world news", ["world", "news"]],
  ["categories:\n  - World News\ntags: 2024", ["2024", "World News"]],
  ["tags: [1.10, 'C &amp; C']", ["1.10", "C & C"]],
])("%j are the topics %j", (written, topics) => {
  expect(importingPage("jekyll", "_posts/2024-01-05-a.md", post(written)).story!.topics).toEqual(topics);
});

test("topics that are spelt in several ways get the most frequent spelling, and C, C++ and C# stay different", async () => {
  const files = Object.fromEntries(
    ["Talks", "talks", "talks", "C, C++, C#"].map((tags, index) => [
      `old/_posts/2024-01-0${index + 1}-p${index}.md`,
      post(`tags: "${tags},"`),
    ]),
  );
  const site = newSite(files);
  await runHere(["import", "--from", "jekyll", "old"], { cwd: site.root });
  const built = await site.build();
  expect(built.diagnostics).toEqual([]);
  expect(built.summary).toMatchObject({ topics: 4 });
});

test("authors whose names leave the same for an address stay two; one whose name leaves nothing is left out, and named", async () => {
  const site = newSite({
    "old/_posts/2024-01-01-a.md": post('author: ["Ann Lee", "Ann-Lee", "<!-- -->", "★"]'),
  });
  const imported = await runHere(["import", "--from", "jekyll", "old"], { cwd: site.root });
  expect(imported.err).toContain("authors that cannot have a page were left out");
  const built = await site.build();
  expect(built.diagnostics).toEqual([]);
  for (const slug of ["ann-lee", "ann-lee-2"])
    expect(site.page(`authors/${slug}/`)).toMatch(/>Ann[ -]Lee<\/h1>/);
});

test("every _posts and _drafts, however deep, and every ending of a post is read; what Jekyll ignores is withheld", () => {
  const { stories, leftOut } = importing({
    from: "jekyll",
    pages: {
      "_posts/2024-01-01-a.markdown": post(""),
      "_posts/deep/2024-01-02-b.mkd": post(""),
      "news/_posts/2024-01-03-c.html": post("", "<p>Hi,</p>\n\n    <p>you.</p>"),
      "_drafts/d.md": post("date: 2024-01-04"),
      "_posts/e.md": post("date: 2024-01-05"),
      "_posts/2024-01-06-f.textile": "h1. F",
      "_posts/2024-01-07-g.md": post("published: false"),
      "_posts/2024-01-08-h.md": "No front matter",
    },
  });
  expect(stories.map(({ page }) => [page.story.slice(-4), page.withheld.length])).toEqual([
    ["d.md", 1],
    ["a.md", 0],
    ["g.md", 1],
    ["b.md", 0],
    ["e.md", 1],
    ["c.md", 0],
  ]);
  expect(stories[5]!.text).toMatch(
    /aliases:\n {2}- \/news\/2024\/01\/03\/c.html\ntopics:\n {2}- news\n---\n\n<div>\n<p>Hi,<\/p>\n<p>you.<\/p>\n<\/div>\n$/,
  );
  expect(leftOut.map(({ why }) => why)).toEqual([
    "they are not in Markdown or HTML",
    "they have no front matter",
  ]);
});

test("the folders of posts are found on the disk, and nothing behind a dot or an underscore", async () => {
  const site = newSite({
    "old/news/deep/_posts/2024-01-01-a.md": post(""),
    "old/_site/_posts/2024-01-02-b.md": post(""),
    "old/.git/_posts/2024-01-03-c.md": post(""),
    "old/_config.yml":
      "url: https://old.example.net\nbaseurl: /blog\npermalink: pretty\ntimezone: Asia/Seoul\n",
  });
  await runHere(["import", "--from", "jekyll", "old"], { cwd: site.root });
  expect(Object.keys(site.tree("briefings"))).toEqual(["2024/01/a.md"]);
  expect(site.read("briefings/2024/01/a.md")).toContain("- /news/deep/2024/01/01/a/\n");
});

test("defaults of the configuration count: posts that they withhold stay withheld", () => {
  const defaults = [{ scope: { path: "news", type: "posts" }, values: { published: false, author: "Mina" } }];
  const { stories } = importing({
    from: "jekyll",
    config: { defaults },
    pages: { "_posts/2024-01-01-a.md": post(""), "news/_posts/2024-01-02-b.md": post("") },
  });
  expect(stories.map(({ page: { withheld } }) => withheld.length)).toEqual([0, 1]);
  expect(stories[1]!.text).toContain("authors:\n  - Mina\n");
});

test("a configuration that cannot be read stops the import: it may withhold pages", async () => {
  const site = newSite({ "old/_posts/2024-01-01-a.md": post(""), "old/_config.yml": "a: 'b\n" });
  const { code, err } = await runHere(["import", "--from", "jekyll", "old"], { cwd: site.root });
  expect([code, err]).toEqual([2, "error: the old configuration cannot be read: _config.yml:1\n"]);
});

test.each([
  ['title: "Multi\nline"', "title: Multi line"],
  ["title: 'Multi\nline'", "title: Multi line"],
  ["title:\tTab", "title: Tab"],
  ["title: One\ntitle: Two", "title: Two"],
  ["title: T\ntags: [a,\nb\n]", "topics:\n  - a\n  - b"],
  ["title: T\ntags: [a,\n\tb]", "topics:\n  - a\n  - b"],
  ["title: 1.10", 'title: "1.10"'],
  ["title: !ruby/object T", "title: T"],
  ["base: &b {title: T}\n<<: *b", "title: T"],
])("YAML is read as libyaml reads it: %j", (written, made) => {
  expect(front(written)).toContain(made);
});

test.each([
  [
    'quote: "He said\nno"\nbad: \'an unclosed\nworse: [x',
    "a quotation mark in their YAML is never closed",
    4,
  ],
  ["title: A: B", "a value in their YAML needs quotes, or a line of it another indentation", 2],
  ["title: A\ntags: [a, b\nx: y", "a bracket in their YAML is never closed, or a comma is missing", 4],
  ["title: A\nb:\n\tc: d", "a line of their YAML is indented with a tab", 4],
  ["title: *x", "an alias in their YAML has no anchor", 2],
])("YAML that nobody can read is left out with the reason and the line: %j", (written, why, line) => {
  const { leftOut } = importingPage("jekyll", "_posts/2024-01-05-a.md", post(written));
  expect(leftOut).toEqual({ source: "_posts/2024-01-05-a.md", why, line });
});

test("links to other posts and files lead to them; what is not there becomes plain text, and is named", () => {
  const { stories } = importing({
    from: "jekyll",
    config: { baseurl: "/blog" },
    files: ["data/x.csv"],
    pages: {
      "_posts/2024-01-05-links.md": post("", "First. {#top}\n\n## A heading, here"),
      "_posts/2024-02-05-links.md": post(
        "",
        "[a]({% post_url 2024-01-05-links %}) [b]({{ site.baseurl }}{% post_url 2024-01-05-links %}#a-heading-here) " +
          "[c]({{ site.baseurl }}/data/x.csv) [d](/blog/about/) [e][r] <a href='/blog/2024/01/05/links.html'>f</a> " +
          "[g]({% link about.md %}) [h]({% link _posts/2024-01-05-links.md %}) [i](#nowhere)\n\n[r]: /2024/01/05/links.html",
      ),
    },
  });
  expect(stories[1]!.text).toContain(
    "\n[a](../01/links.md) [b](../01/links.md#a-heading-here) [c](/data/x.csv) d [e][r] <a href='../01/links.md'>f</a> " +
      "g [h](../01/links.md) i\n\n[r]: ../01/links.md\n",
  );
  expect(stories[1]!.notes.map(({ detail, line }) => [detail, line])).toEqual([
    ["/blog/about/", 4],
    ["/about.md", 4],
    ["#nowhere", 4],
  ]);
});

test("links to pages that stay on the old site lead there, if its address is known", () => {
  const config = { url: "https://old.example", baseurl: "/blog" };
  const { text, sources } = postText("[a](/blog/about/) [b](https://old.example/blog/x) [c](../y)", {
    config,
  });
  expect(text).toBe(
    "[a](https://old.example/blog/about/) [b](https://old.example/blog/x) [c](https://old.example/blog/2026/01/y)",
  );
  expect(sources).toEqual([]);
});

test("a link to a draft, or to a story that is not public yet, becomes plain text; between drafts it stays", () => {
  const { stories } = importing({
    from: "jekyll",
    pages: {
      "_posts/2024-01-01-a.md": post("", "[b](/2024/01/02/b.html) [c](/2030/01/03/c.html)"),
      "_posts/2024-01-02-b.md": post("published: false", "[d](/2024/01/04/d.html)"),
      "_posts/2024-01-04-d.md": post("published: false"),
      "_posts/2030-01-03-c.md": post("", "[a](/2024/01/01/a.html)"),
    },
  });
  expect(stories.map(({ text }) => text.trimEnd().split("\n").at(-1))).toEqual([
    "b c",
    "[d](d.md)",
    "Text.",
    "[a](../../2024/01/a.md)",
  ]);
});

test("hosts that are the same, or leave the same for an address, are outlets that build", async () => {
  const links = [
    "https://chat.example.org./x",
    "https://chat.example.org/y",
    "https://t.umblr.com/",
    "https://tumblr.com/",
  ];
  const site = newSite({
    "old/_posts/2024-01-01-a.md": post("", links.map((link) => `<${link}>`).join(" ")),
  });
  await runHere(["import", "--from", "jekyll", "old"], { cwd: site.root });
  const names = [...site.read("briefings/2024/01/a.md").matchAll(/source: (.*)$/gm)].map(([, name]) => name);
  expect(names).toEqual(["chat.example.org", "chat.example.org", "t.umblr.com", "tumblr.com"]);
  expect((await site.build()).diagnostics).toEqual([]);
});
