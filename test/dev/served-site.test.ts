import { expect, test } from "vitest";
import { decodePath, find } from "../../src/dev/served-site.ts";

const files = new Set(["index.html", "404.html", "stories/أ/index.html", "a b.txt", ".nojekyll"]);
const at = (basePath: string) => ({ folder: "/out", basePath, files });

test.each([
  ["/", { file: "index.html", status: 200 }],
  ["/index.html", { file: "index.html", status: 200 }],
  ["/stories/أ/", { file: "stories/أ/index.html", status: 200 }],
  ["/stories/أ", { redirect: "/stories/%D8%A3/" }],
  ["/a b.txt", { file: "a b.txt", status: 200 }],
  ["/a b.txt/", { file: "404.html", status: 404 }],
  ["/stories/", { file: "404.html", status: 404 }],
  ["//index.html", { file: "404.html", status: 404 }],
  ["/./index.html", { file: "404.html", status: 404 }],
  ["/../out/index.html", { file: "404.html", status: 404 }],
  ["/INDEX.html", { file: "404.html", status: 404 }],
])("%s in a site at the root", (path, found) => {
  expect(find(path, at("/"))).toEqual(found);
});

test.each([
  ["/", { redirect: "/news/" }],
  ["/news", { redirect: "/news/" }],
  ["/news/", { file: "index.html", status: 200 }],
  ["/news/stories/أ", { redirect: "/news/stories/%D8%A3/" }],
  ["/newsindex.html", { file: "404.html", status: 404 }],
  ["/index.html", { file: "404.html", status: 404 }],
])("%s in a site below a path", (path, found) => {
  expect(find(path, at("/news/"))).toEqual(found);
});

test("a base path may be escaped, and a site may be without a page for errors", () => {
  expect(find("/né/", at("/n%C3%A9/"))).toEqual({ file: "index.html", status: 200 });
  expect(find("/x", { ...at("/"), files: new Set() })).toBeUndefined();
});

test.each([
  ["/a%20b", "/a b"],
  ["/%2e%2e/", "/../"],
  ["/%", undefined],
  ["/%ff", undefined],
  ["/%zz", undefined],
  ["", undefined],
  ["*", undefined],
  ["http://example.org/", undefined],
])("the path %s means %s", (path, decoded) => {
  expect(decodePath(path)).toBe(decoded);
});
