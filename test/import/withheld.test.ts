import { expect, test } from "vitest";
import { importing, importingPage, type OldSiteFiles } from "./pages.ts";

const page = (front: string, body = "Text.") => `---\ntitle: A\ndate: 2025-01-10\n${front}\n---\n${body}\n`;

const copiesOf = (front: string, body: string, files: readonly string[]) => {
  const pages = { "content/posts/sec/index.md": page(front, body) };
  const { stories, copies } = importing({ from: "hugo", pages, files });
  return { text: stories[0]!.text, copies: Object.fromEntries(copies) };
};

test.each(["draft: true", "publishDate: 2099-01-01"])(
  "with `%s`, what lies beside a page of Hugo waits beside its story, and is not public",
  (front) => {
    const files = ["chart.png", "memo.pdf", "cover.png"].map((name) => `content/posts/sec/${name}`);
    const { text, copies } = copiesOf(
      `${front}\ncover: cover.png`,
      "![c](chart.png) [memo](memo.pdf)",
      files,
    );
    expect(Object.keys(copies).filter((place) => place.startsWith("static/"))).toEqual([]);
    expect(Object.values(copies).sort()).toEqual([...files].sort());
    for (const place of Object.keys(copies)) expect(text).toContain(place.split("/").slice(-2).join("/"));
  },
);

test("a file that the old site publishes in any case stays at its address", () => {
  const body = "![c](/c.png) ![d](d.png)";
  const files = ["static/c.png", "content/posts/sec/d.png"];
  expect(copiesOf("draft: true", body, files).copies).toEqual({
    "static/c.png": "static/c.png",
    "briefings/2025/01/sec/d.png": "content/posts/sec/d.png",
  });
  expect(copiesOf("", body, files).copies).toEqual({
    "static/c.png": "static/c.png",
    "static/posts/sec/d.png": "content/posts/sec/d.png",
  });
});

test("two files of one name are both brought over", () => {
  const { text, copies } = copiesOf("draft: true", "![a](a/x.png) ![b](b/x.png)", [
    "content/posts/sec/a/x.png",
    "content/posts/sec/b/x.png",
  ]);
  expect(Object.keys(copies)).toEqual(["briefings/2025/01/sec/x.png", "briefings/2025/01/sec/2-x.png"]);
  expect(text).toContain("![a](sec/x.png) ![b](sec/2-x.png)");
});

const POST = page("");
const withheldIn = (old: OldSiteFiles) =>
  importing(old).stories.map(({ page: { source, withheld } }) => [source.split("/").at(-1), withheld.length]);

test.each(["{/posts,/posts/**}", "/[op]osts/**", "/posts/{a,b}"])(
  "a cascade for `%s` reaches the pages that Hugo says",
  (path) => {
    const pages = { "content/posts/a.md": POST, "content/other/c.md": POST };
    const config = { cascade: [{ draft: true, target: { path } }] };
    expect(Object.fromEntries(withheldIn({ from: "hugo", pages, config }))).toEqual({ "a.md": 1, "c.md": 0 });
  },
);

test.each([
  { excludeFiles: ["secret/**"] },
  { excludeFiles: "secret" },
  { files: ["! secret/**"] },
  { includeFiles: ["posts/*"] },
])("files that a mount leaves out are left out: %j", (filter) => {
  const pages = { "content/posts/a.md": POST, "content/secret/s.md": POST };
  const config = { module: { mounts: [{ source: "content", target: "content", ...filter }] } };
  const { stories, leftOut } = importing({ from: "hugo", pages, config });
  expect(stories.map(({ page: { source } }) => source)).toEqual(["content/posts/a.md"]);
  expect(leftOut).toEqual([{ source: "content/secret/s.md", why: "the old configuration leaves them out" }]);
});

test("dates have the keys that the old configuration says", () => {
  const config = {
    frontmatter: {
      date: [":filename", ":default"],
      publishDate: ["embargo", ":default"],
      expiryDate: ["offline"],
    },
  };
  const story = (source: string, front: string) =>
    importingPage("hugo", `content/posts/${source}`, page(front), { config }).story!;
  expect(story("a.md", "embargo: 2099-01-01").text).toContain("date: 2099-01-01\n");
  expect(story("a.md", "publishDate: 2099-01-01").text).toContain("date: 2099-01-01\n");
  expect(story("a.md", "offline: 2024-01-03").page.withheld).toEqual(["their `expiryDate` has passed"]);
  expect(story("2024-01-05-a.md", "").text).toContain("date: 2024-01-05\n");
});

test("a date that cannot be read is not said to be missing", () => {
  const why = (date: string) =>
    importingPage("hugo", "content/posts/a.md", `---\ntitle: A\n${date}\n---\nText.\n`).leftOut?.why;
  expect([why("date: 12/03/2024"), why("extra: 1")]).toEqual([
    "their date cannot be read",
    "they have no date",
  ]);
});

test("posts that Jekyll ignores or only redirects become drafts", () => {
  const pages = {
    "_posts/_hidden/2024-01-01-h.md": POST,
    "#tmp/_posts/2024-01-01-t.md": POST,
    "_posts/sub/_2024-01-01-u.md": POST,
    "_posts/2024-01-01-r.md": page("redirect_to: https://example.org/"),
    "_posts/sub/2024-01-01-p.md": POST,
  };
  const found = importing({ from: "jekyll", pages }).stories.map(({ page: { source, withheld } }) => [
    source.replace(/.*-/, ""),
    withheld.length > 0,
  ]);
  expect(Object.fromEntries(found)).toEqual({
    "h.md": true,
    "t.md": true,
    "u.md": true,
    "r.md": true,
    "p.md": false,
  });
});

test("Hugo's `ref` finds a page without its ending", () => {
  const pages = {
    "content/posts/a.md": page(
      "",
      'See [b]({{< ref "b" >}}), [c]({{< relref "posts/c#x" >}}), [gone]({{< ref "about" >}}).',
    ),
    "content/posts/b.md": POST,
    "content/posts/c.md": page("", "## X"),
  };
  const { stories } = importing({ from: "hugo", pages, config: { baseurl: "https://old.test.net/" } });
  expect(stories[0]!.text).toContain("[b](b.md), [c](c.md#x), [gone](https://old.test.net/about)");
});
