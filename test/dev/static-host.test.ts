import { symlinkSync, utimesSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { StaticHost } from "../../src/dev/static-host.ts";
import { newSite } from "../support/site.ts";
import { ask } from "./watching.ts";

const FILES = {
  "out/index.html": "Home",
  "out/404.html": "Lost",
  "out/stories/a/index.html": "A",
  "out/süd/index.html": "South",
  "out/assets/style-1a2b3c4d.css": "body {}",
  "out/clip.mp4": "0123456789",
  "out/empty.mp3": "",
  "out/forced.txt": "A",
  "out/_redirects":
    "# a comment\n/news/old/ /news/stories/a/ 301\n/news/s%C3%BCd-alt/ /news/s%C3%BCd/ 301\n/news/süd/ /news/ 301\n/news/forced.txt /news/ 301!\n/from-above/ /news/ 301\n",
  "out/_headers":
    "/news/*\n  Referrer-Policy: no-referrer\n/news/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n/news/:part/a/\n  X-Story: yes\n",
  secret: "secret",
};

let host: StaticHost;
afterEach(() => host.close());

async function serve(basePath = "/news/", files: Record<string, string> = FILES): Promise<string> {
  const folder = `${newSite(files).root}/out`;
  host = await StaticHost.listen({ folder, basePath, host: "127.0.0.1", ports: [0] });
  return new URL(host.address()).origin.replace("localhost", "127.0.0.1");
}

test.each([
  ["/news/", 200, "Home"],
  ["/news/?a=b", 200, "Home"],
  ["/news/stories/a/", 200, "A"],
  ["/news/s%C3%BCd/", 200, "South"],
  ["/news/assets/style-1a2b3c4d.css", 200, "body {}"],
  ["/news/nothing/", 404, "Lost"],
  ["/news/stories/", 404, "Lost"],
  ["/news/../secret", 404, "Lost"],
  ["/news/%2e%2e/secret", 404, "Lost"],
  ["/news/..%5csecret", 404, "Lost"],
  ["/news/stories/%2e%2e/index.html", 404, "Lost"],
  ["/news/a%00", 404, "Lost"],
  ["/elsewhere/", 404, "This site is at /news/"],
])("GET %s: %i", async (path, status, body) => {
  const answer = await ask(await serve(), path);
  expect([answer.status, answer.body]).toEqual([status, expect.stringContaining(body)]);
  expect(answer.body).not.toContain("secret\n");
});

test("a link in the folder is followed within it, and not out of it", async () => {
  const { root } = newSite(FILES);
  symlinkSync("stories", `${root}/out/inside`);
  symlinkSync("../secret", `${root}/out/outside.txt`);
  symlinkSync("/", `${root}/out/everything`);
  host = await StaticHost.listen({ folder: `${root}/out`, basePath: "/", host: "127.0.0.1", ports: [0] });
  const origin = new URL(host.address()).origin.replace("localhost", "127.0.0.1");
  expect((await ask(origin, "/inside/a/")).body).toBe("A");
  for (const path of ["/outside.txt", `/everything${root}/secret`])
    expect([(await ask(origin, path)).status, path]).toEqual([404, path]);
});

test.each([
  ["/", "/news/"],
  ["/news", "/news/"],
  ["/news/stories/a", "/news/stories/a/"],
  ["/news/stories/a?b=c", "/news/stories/a/?b=c"],
  ["/news/old/", "/news/stories/a/"],
  ["/news/s%C3%BCd-alt/", "/news/s%C3%BCd/"],
  ["/news/s%C3%BCd", "/news/s%C3%BCd/"],
  ["/news/forced.txt", "/news/"],
  ["/from-above/", "/news/"],
])("GET %s leads to %s", async (path, to) => {
  const { status, headers } = await ask(await serve(), path);
  expect([Math.floor(status / 100), headers.location]).toEqual([3, to]);
});

test("headers are those of `_headers` where the site has it", async () => {
  const origin = await serve();
  const style = await ask(origin, "/news/assets/style-1a2b3c4d.css");
  expect(style.headers).toMatchObject({
    "content-type": "text/css; charset=utf-8",
    "cache-control": "public, max-age=31536000, immutable",
    "referrer-policy": "no-referrer",
  });
  const story = await ask(origin, "/news/stories/a/");
  expect(story.headers).toMatchObject({ "cache-control": "no-store", "x-story": "yes" });
  expect((await ask(origin, "/news/")).headers["x-story"]).toBeUndefined();
});

test("a folder without any of these is served, too", async () => {
  const origin = await serve("/", { "out/index.html": "Home" });
  expect((await ask(origin, "/")).body).toBe("Home");
  expect(await ask(origin, "/nothing")).toMatchObject({ status: 404, body: "This page does not exist.\n" });
});

const ACCEPTED = ["gzip", "br, gzip;q=0.5", "deflate,gzip ; q=1,*;q=0"];

test.each(ACCEPTED)("text is compressed for clients that send `Accept-Encoding: %s`", async (coding) => {
  const origin = await serve();
  const answer = await fetch(`${origin}/news/`, { headers: { "Accept-Encoding": coding } });
  expect(answer.headers.get("content-encoding")).toBe("gzip");
  expect(await answer.text()).toBe("Home");
  const { headers } = await ask(origin, "/news/", {
    method: "HEAD",
    headers: { "Accept-Encoding": coding },
  });
  expect(headers).toMatchObject({ "content-encoding": "gzip", vary: "Accept-Encoding" });
  expect(headers["content-length"]).toBe(answer.headers.get("content-length"));
});

test.each(["", "br", "gzip;q=0", "x-gzip2, gzip;q=0.000"])("… not for `%s`", async (coding) => {
  const answer = await ask(await serve(), "/news/", { headers: { "Accept-Encoding": coding } });
  expect([answer.body, answer.headers.vary]).toEqual(["Home", "Accept-Encoding"]);
  expect(answer.headers["content-encoding"]).toBeUndefined();
});

const RECORDING = "/news/clip.mp4";

test.each([
  ["bytes=0-", "0-9", "0123456789"],
  ["bytes=2-4", "2-4", "234"],
  ["bytes=8-100", "8-9", "89"],
  ["bytes=-3", "7-9", "789"],
  ["bytes=-100", "0-9", "0123456789"],
])("of a recording, %s is sent", async (range, sent, body) => {
  const answer = await fetch((await serve()) + RECORDING, { headers: { Range: range } });
  expect([answer.status, answer.headers.get("content-range")]).toEqual([206, `bytes ${sent}/10`]);
  expect([answer.headers.get("content-length"), await answer.text()]).toEqual([String(body.length), body]);
});

test.each(["bytes=10-", "bytes=-0", "bytes=99-100"])("%s is outside of a recording", async (range) => {
  const origin = await serve();
  const answer = await ask(origin, RECORDING, { headers: { Range: range } });
  expect([answer.status, answer.headers["content-range"], answer.body]).toEqual([416, "bytes */10", ""]);
  expect((await ask(origin, RECORDING)).body).toBe("0123456789");
});

test.each([
  ["without a range", {}],
  ["with several", { Range: "bytes=0-1,4-5" }],
  ["with one that is malformed", { Range: "bytes=4-2" }],
  ["with one in another unit", { Range: "lines=1-2" }],
  ["with one for another state of it", { Range: "bytes=0-1", "If-Range": '"a"' }],
])("a recording is sent as a whole %s", async (_, headers: Record<string, string>) => {
  const answer = await ask(await serve(), RECORDING, { headers: { ...headers, "Accept-Encoding": "gzip" } });
  expect([answer.status, answer.body]).toEqual([200, "0123456789"]);
  expect(answer.headers).toMatchObject({ "accept-ranges": "bytes", "content-length": "10" });
  expect(answer.headers["content-encoding"]).toBeUndefined();
});

test("a part of a recording is only sent if it is of the same state: by its tag, or by its time", async () => {
  const site = newSite(FILES);
  host = await StaticHost.listen({
    ...{ folder: `${site.root}/out`, basePath: "/", host: "127.0.0.1", ports: [0] },
  });
  const origin = new URL(host.address()).origin.replace("localhost", "127.0.0.1");
  const { headers } = await ask(origin, "/clip.mp4");
  const [tag, time] = [String(headers.etag), String(headers["last-modified"])];
  expect(tag).toMatch(/^"[\w-]+"$/);
  expect(Date.parse(time)).toBeGreaterThan(0);
  const part = async (condition: string) => {
    const sent = { Range: "bytes=2-4", "If-Range": condition };
    const { status, body } = await ask(origin, "/clip.mp4", { headers: sent });
    return [status, body];
  };
  expect(await part(tag)).toEqual([206, "234"]);
  expect(await part(time)).toEqual([206, "234"]);
  expect(await part(`W/${tag}`)).toEqual([200, "0123456789"]);
  expect(await part("Sun, 22 Nov 2026 12:00:00 GMT")).toEqual([200, "0123456789"]);
  const again = await ask(origin, "/clip.mp4", {
    headers: { "If-None-Match": `"x", ${tag}`, Range: "bytes=2-4" },
  });
  expect([again.status, again.body, again.headers.etag]).toEqual([304, "", tag]);
  site.write("out/clip.mp4", "9876543210");
  utimesSync(`${site.root}/out/clip.mp4`, 1, 1);
  expect(await part(tag)).toEqual([200, "9876543210"]);
  expect(await part(time)).toEqual([200, "9876543210"]);
  expect((await ask(origin, "/clip.mp4", { headers: { "If-None-Match": tag } })).status).toBe(200);
});

test("text, HEAD and an empty recording have no ranges", async () => {
  const origin = await serve();
  const range = { headers: { Range: "bytes=0-1" } };
  expect(await ask(origin, "/news/", range)).toMatchObject({ status: 200, body: "Home" });
  const head = await ask(origin, RECORDING, { method: "HEAD", ...range });
  expect([head.status, head.headers["content-length"], head.body]).toEqual([200, "10", ""]);
  for (const Range of ["", "bytes=0-", "bytes=-5"])
    expect(await ask(origin, "/news/empty.mp3", { headers: { Range } })).toMatchObject({
      status: 200,
      body: "",
    });
});
