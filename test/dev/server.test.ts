import { once } from "node:events";
import { type ClientRequest, get, type IncomingMessage } from "node:http";
import { type AddressInfo, connect, createServer } from "node:net";
import { hostname } from "node:os";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Outcome, PreviewServer } from "../../src/dev/server.ts";
import { newSite } from "../support/site.ts";
import { until } from "../support/until.ts";
import { ask, Channel } from "./watching.ts";

const FILES = {
  "out/index.html": "<!doctype html><title>Home</title><body>Home</body>",
  "out/404.html": "<!doctype html><title>Lost</title><body>Lost</body>",
  "out/stories/a/index.html": "<!doctype html><body>A</body>",
  "out/style.css": "body {}",
  "out/rss.xml": "<rss/>",
  "out/data.constructor": "x",
  "out/clip.mp4": "0123456789",
  // In the folder, but not of the build.
  "out/secret.txt": "secret",
  "out/.env": "secret",
  "out/folder/secret.html": "secret",
  "briefgen.config.yaml": "secret",
  ".git/config": "secret",
};
const BUILT = [
  "index.html",
  "404.html",
  "stories/a/index.html",
  "style.css",
  "rss.xml",
  "data.constructor",
  "clip.mp4",
];

let server: PreviewServer;
let origin: string;
let root: string;
const refused: string[] = [];
const good = (): Outcome => ({
  site: { folder: `${root}/out`, basePath: "/", files: new Set(BUILT) },
  changed: "pages",
  problems: "",
});
const bad = (problems: string): Outcome => ({ site: undefined, changed: "nothing", problems });

async function listen(host = "127.0.0.1", allowed: readonly string[] = []): Promise<void> {
  server = await PreviewServer.listen({ host, allowed, ports: [0], refused: (name) => refused.push(name) });
  origin = `http://127.0.0.1:${new URL(server.address()).port}`;
}

beforeEach(async () => {
  root = newSite(FILES).root;
  await listen();
});
afterEach(() => server.close());

test.each([
  ["/", 200, "text/html; charset=utf-8", "Home"],
  ["/?a=b", 200, "text/html; charset=utf-8", "Home"],
  ["/stories/a/", 200, "text/html; charset=utf-8", "A"],
  ["/%73tyle.css", 200, "text/css; charset=utf-8", "body {}"],
  ["/rss.xml", 200, "application/xml", "<rss/>"],
  ["/data.constructor", 200, "application/octet-stream", "x"],
  ["/__briefgen/client.js", 200, "text/javascript; charset=utf-8", "EventSource"],
  ["/nothing", 404, "text/html; charset=utf-8", "Lost"],
])("GET %s: %i %s", async (path, status, type, body) => {
  server.show(good());
  const answer = await ask(origin, path);
  expect([answer.status, answer.headers["content-type"]]).toEqual([status, type]);
  expect(answer.body).toContain(body);
  expect(Number(answer.headers["content-length"])).toBe(Buffer.byteLength(answer.body));
});

test("every answer forbids to guess, to embed and to keep it, and lets no other origin read it", async () => {
  server.show(good());
  const paths = [
    "/",
    "/style.css",
    "/nothing",
    "/%",
    "/stories/a",
    "/__briefgen/client.js",
    "/__briefgen/events",
  ];
  for (const path of paths) {
    const { headers } = await ask(origin, path, { headers: { Origin: "http://evil.example" } });
    expect(headers, path).toMatchObject({
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": expect.stringContaining("no-store"),
    });
    expect(Object.keys(headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
  }
});

test.each([
  "/secret.txt",
  "/.env",
  "/.git/config",
  "/../briefgen.config.yaml",
  "/../../../../../../etc/passwd",
  "/%2e%2e/briefgen.config.yaml",
  "/..%2fbriefgen.config.yaml",
  "/%2e%2e%2fbriefgen.config.yaml",
  "/..%5cbriefgen.config.yaml",
  "/..\\briefgen.config.yaml",
  "/%252e%252e%252fbriefgen.config.yaml",
  "/stories/a/../../../briefgen.config.yaml",
  "/stories/..;/secret.txt",
  "/%c0%ae%c0%ae/briefgen.config.yaml",
  "/%uff0e%uff0e/briefgen.config.yaml",
  "/index.html%00.txt",
  "/index.html%00",
  "/secret.txt%20",
  "/secret.txt.",
  "/secret.txt::$DATA",
  "//etc/passwd",
  "/file:///etc/passwd",
  "/stories/",
  "/folder/",
  "/folder",
  "/%",
  "/%%",
  "/%e0%a4%a",
  "/__briefgen/",
  "/__briefgen/../secret.txt",
  "/constructor",
  "/__proto__/",
  `/${"a/".repeat(3000)}`,
])("%s is nothing, and the server lives", async (path) => {
  server.show(good());
  const { status, body } = await ask(origin, path);
  expect([400, 404]).toContain(status);
  expect(body).not.toContain("secret");
  expect(body).not.toContain("root:");
  expect((await ask(origin, "/")).status).toBe(200);
});

test("addresses without their slash, and the root of a site below a path, lead on; a foreign one never", async () => {
  server.show({ ...good(), site: { ...good().site!, basePath: "/news/" } });
  expect(server.address()).toMatch(/^http:\/\/localhost:\d+\/news\/$/);
  for (const [path, to] of [
    ["/", "/news/"],
    ["/news", "/news/"],
    ["/news/stories/a", "/news/stories/a/"],
    ["/news/stories/a?q=1&r=?", "/news/stories/a/?q=1&r=?"],
  ] as const) {
    const { status, headers } = await ask(origin, path);
    expect([status, headers.location]).toEqual([308, to]);
  }
  expect((await ask(origin, "//evil.example/stories/a")).status).toBe(404);
  expect((await ask(origin, "/news/stories/a/")).status).toBe(200);
});

test("a part of a recording can be asked for, so that browsers can seek", async () => {
  server.show(good());
  const answer = await ask(origin, "/clip.mp4", { headers: { Range: "bytes=2-4" } });
  expect([answer.status, answer.headers["content-range"], answer.body]).toEqual([206, "bytes 2-4/10", "234"]);
  const tag = String(answer.headers.etag);
  const next = await ask(origin, "/clip.mp4", { headers: { Range: "bytes=-2", "If-Range": tag } });
  expect([next.status, next.headers["content-range"], next.body]).toEqual([206, "bytes 8-9/10", "89"]);
  const outside = await ask(origin, "/clip.mp4", { headers: { Range: "bytes=10-" } });
  expect([outside.status, outside.headers["content-range"]]).toEqual([416, "bytes */10"]);
});

test("HEAD has headers only; other methods are refused", async () => {
  server.show(good());
  const head = await ask(origin, "/", { method: "HEAD" });
  expect([head.status, head.body]).toEqual([200, ""]);
  expect(head.headers["content-length"]).toBe((await ask(origin, "/")).headers["content-length"]);
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "PROPFIND"]) {
    const { status, headers } = await ask(origin, "/", { method });
    expect([status, headers.allow]).toEqual([405, "GET, HEAD"]);
  }
});

const port = () => new URL(origin).port;

test.each(["localhost", "LocalHost", "127.0.0.1", "[::1]"])(
  "the host %s is this machine, with and without its port",
  async (host) => {
    server.show(good());
    expect((await ask(origin, "/", { headers: { Host: host } })).status).toBe(200);
    expect((await ask(origin, "/", { headers: { Host: `${host}:${port()}` } })).status).toBe(200);
  },
);

const FOREIGN = [
  "evil.example",
  "localhost.evil.example",
  "evil.localhost",
  "localhost.",
  "127.0.0.1.nip.io",
  "localhost:",
  "localhost:99999",
  "localhost:80:80",
  "localhost@evil.example",
  "evil.example#localhost",
  "[::1",
  "[localhost]",
  "::1",
  " ",
  "%6cocalhost",
  "\xff",
];

test.each([...FOREIGN, "192.0.2.1", "2130706433", "0.0.0.0"])("the host %j is refused", async (host) => {
  server.show(good());
  const { status, body } = await ask(origin, "/", { headers: { Host: host } });
  expect([status, body.includes("Home")]).toEqual([403, false]);
  expect((await ask(origin, "/")).status).toBe(200);
});

test("two hosts, an empty one, or none are refused", async () => {
  server.show(good());
  const two = "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
  expect(await raw(two)).toMatch(/^HTTP\/1\.1 40[03] /);
  expect(await raw("GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n")).toMatch(/^HTTP\/1\.1 403 /);
  expect(await raw("GET / HTTP/1.0\r\n\r\n")).toMatch(/^HTTP\/1\.1 403 /);
  expect(await raw("GET / HTTP/1.1\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 /);
});

test("a name that is refused is told, with the option that lets it in; a malformed one is not repeated", async () => {
  refused.length = 0;
  const answer = await ask(origin, "/", { headers: { Host: "News.Example.org:8080" } });
  expect(answer.body).toBe(
    "This server does not answer to news.example.org: if this name is yours, restart briefgen with --allow-host news.example.org\n",
  );
  const address = await ask(origin, "/", { headers: { Host: "[2001:db8::1]" } });
  expect(address.body).toContain("--allow-host 2001:db8::1\n");
  const malformed = await ask(origin, "/", { headers: { Host: "<script>" } });
  expect(malformed.body).toBe("This server does not answer to that name.\n");
  expect(refused).toEqual(["news.example.org", "[2001:db8::1]"]);
});

test("names that are allowed are answered, a domain with all its names, and the page may listen for changes", async () => {
  await server.close();
  await listen("127.0.0.1", ["news.example.org", ".tunnel.example", "192.0.2.7", "2001:db8::1", "a_b"]);
  server.show(good());
  const status = async (host: string) => (await ask(origin, "/", { headers: { Host: host } })).status;
  for (const host of [
    ...["news.example.org", "News.Example.Org:8443", "tunnel.example", "a.b.tunnel.example"],
    ...["192.0.2.7", "[2001:db8::1]:80", "a_b", "localhost"],
  ])
    expect([host, await status(host)]).toEqual([host, 200]);
  for (const host of [
    ...["example.org", "x.news.example.org", "news.example.org.evil.example", "news.example.org."],
    ...["eviltunnel.example", "tunnel.example.evil", "192.0.2.8", hostname(), ...FOREIGN],
  ])
    expect([host, await status(host)]).toEqual([host, 403]);
  const Host = "news.example.org";
  expect(await channel({ Host, "Sec-Fetch-Site": "same-origin" })).toBe(200);
  expect(await channel({ Host, Referer: "http://news.example.org/stories/a/" })).toBe(200);
  expect(await channel({ Host, Origin: "https://evil.example" })).toBe(403);
});

test("where the network is let in, every address and its own name is this machine, but no other name is", async () => {
  await server.close();
  await listen("0.0.0.0");
  server.show(good());
  const [label] = hostname().split(".");
  for (const host of [
    ...["192.0.2.1:4321", "[2001:db8::1]", "localhost", "0.0.0.0"],
    ...[hostname(), `${label}:4321`, `${label}.local`],
  ])
    expect((await ask(origin, "/", { headers: { Host: host } })).status, host).toBe(200);
  for (const host of FOREIGN)
    expect((await ask(origin, "/", { headers: { Host: host } })).status, host).toBe(403);
});

/** The status that the reload channel answers with. */
async function channel(headers: Record<string, string>): Promise<number | undefined> {
  const asked: ClientRequest = get(`${origin}/__briefgen/events`, { headers, agent: false });
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  response.destroy();
  return response.statusCode;
}

test.each<[string, () => Record<string, string>, number]>([
  ["our origin", () => ({ Origin: origin }), 200],
  ["our origin by another name", () => ({ Origin: `http://localhost:${port()}` }), 403],
  ["no origin, but the browser says that it is the same", () => ({ "Sec-Fetch-Site": "same-origin" }), 200],
  [
    "no origin, but a page of ours, as over plain HTTP from the network",
    () => ({ Referer: `${origin}/a` }),
    200,
  ],
  ["nothing", () => ({}), 403],
  ["null", () => ({ Origin: "null" }), 403],
  ["null, said to be the same", () => ({ Origin: "null", "Sec-Fetch-Site": "same-origin" }), 403],
  ["a foreign origin", () => ({ Origin: "http://evil.example" }), 403],
  [
    "a foreign origin, said to be the same",
    () => ({ Origin: "http://evil.example", "Sec-Fetch-Site": "same-origin" }),
    403,
  ],
  ["another port of this machine", () => ({ Origin: "http://127.0.0.1:1" }), 403],
  ["our origin with something after it", () => ({ Origin: `${origin}.evil.example` }), 403],
  ["another site", () => ({ "Sec-Fetch-Site": "cross-site" }), 403],
  ["another origin of the site", () => ({ "Sec-Fetch-Site": "same-site", Referer: origin }), 403],
  ["the address bar", () => ({ "Sec-Fetch-Site": "none" }), 403],
  ["a page elsewhere", () => ({ Referer: "http://evil.example/" }), 403],
])("the reload channel for %s", async (_who, headers, status) => {
  expect(await channel(headers())).toBe(status);
});

test("the channel tells of the next build, of problems, and of their end", async () => {
  const pages = await Channel.open(origin);
  const first = await pages.message("reload", () => true);
  expect(await pages.message("problems", () => true)).toEqual({ text: "" });
  server.show(good());
  const second = await pages.message("reload", ({ build }) => build !== first.build);
  server.show(bad("error[BG0102]: <b>\n  ╭─ a.md:1:1\n\nevent: reload\ndata: {}"));
  const problem = await pages.message("problems", ({ text }) => text !== "");
  expect(problem.text).toBe("error[BG0102]: <b>\n  ╭─ a.md:1:1\n\nevent: reload\ndata: {}");
  const seen = pages.messages.length;
  server.show({ ...good(), changed: "nothing" });
  expect(await pages.message("problems", () => true, seen)).toEqual({ text: "" });
  expect((await pages.message("reload", () => true, seen)).build).toBe(second.build);
  server.show({ ...good(), changed: "styles" });
  expect(await pages.message("reload", ({ build }) => build !== second.build, seen)).toMatchObject({
    restyles: second.build,
  });
});

test("the channel tells proxies to pass everything on, and is never silent for long", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  try {
    const asked = get(`${origin}/__briefgen/events`, {
      headers: { "Sec-Fetch-Site": "same-origin" },
      agent: false,
    });
    const [response] = (await once(asked, "response")) as [IncomingMessage];
    expect(response.headers).toMatchObject({
      "content-type": "text/event-stream",
      "x-accel-buffering": "no",
      "cache-control": "no-store, no-transform",
    });
    let text = "";
    response.setEncoding("utf8").on("data", (chunk) => (text += chunk));
    await until(() => text.includes("event: reload"));
    expect(text).toMatch(/^: briefgen\nretry: \d+\n\nevent: /);
    expect(text).not.toContain("\n:\n");
    vi.advanceTimersByTime(59_000);
    await until(() => text.endsWith("\n\n:\n\n"));
    response.destroy();
    await until(() => vi.getTimerCount() === 0);
  } finally {
    vi.useRealTimers();
  }
});

test("a page knows the build that it belongs to, and one opened while the site is broken learns that at once", async () => {
  server.show(good());
  server.show(bad("broken"));
  const { body } = await ask(origin, "/nothing");
  const pages = await Channel.open(origin);
  const { build } = await pages.message("reload", () => true);
  expect(body).toContain(`data-build="${build}"`);
  expect(await pages.message("problems", () => true)).toEqual({ text: "broken" });
});

test("without any good build every page waits for one", async () => {
  server.show(bad("broken"));
  const { status, headers, body } = await ask(origin, "/stories/a/");
  expect([status, headers["content-type"]]).toEqual([503, "text/html; charset=utf-8"]);
  expect(body).toContain("/__briefgen/client.js");
});

test("a file that went is an error of this page only", async () => {
  server.show({ ...good(), site: { ...good().site!, files: new Set([...BUILT, "gone.html"]) } });
  expect((await ask(origin, "/gone.html")).status).toBe(500);
  expect((await ask(origin, "/")).status).toBe(200);
});

/** What is answered to these bytes. */
function raw(bytes: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    const socket = connect(Number(port()), "127.0.0.1", () => socket.end(bytes));
    socket.on("data", (chunk) => (text += chunk));
    socket.on("error", () => {});
    socket.on("close", () => resolve(text));
  });
}

test.each([
  ["nothing", ""],
  ["noise", Buffer.from([...Array(2048).keys()].map((byte) => (byte * 7919) % 256))],
  ["a greeting of TLS", Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3])],
  ["another protocol", "SSH-2.0-x\r\n"],
  ["no version", "GET /\r\n\r\n"],
  ["a version to come", "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n"],
  ["half a request", "GET / HTTP/1.1\r\nHost: loc"],
  ["a header without a name", "GET / HTTP/1.1\r\nHost: localhost\r\n: x\r\n\r\n"],
  ["two lengths", "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx"],
  [
    "a length and chunks",
    "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
  ],
  ["a huge header", `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${"x".repeat(100_000)}\r\n\r\n`],
  ["a huge address", `GET /${"x".repeat(100_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`],
  ["a whole address", "GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n"],
  ["a star", "OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"],
  ["a tunnel", "CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n"],
  [
    "another protocol to go on with",
    "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
  ],
  ["an expectation", "GET / HTTP/1.1\r\nHost: localhost\r\nExpect: wonders\r\nConnection: close\r\n\r\n"],
])("%s leaves the server alive", async (_what, bytes) => {
  server.show(good());
  await raw(bytes);
  expect((await ask(origin, "/")).status).toBe(200);
});

test("connections that break leave it alive, and closing it ends those of open pages", async () => {
  server.show(good());
  const socket = connect(Number(port()), "127.0.0.1");
  await once(socket, "connect");
  socket.write("GET /__briefgen/events HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n\r\n");
  await once(socket, "data");
  socket.resetAndDestroy();
  server.show(good());
  const pages = await Channel.open(origin);
  server.show(good());
  await pages.message("reload", () => true);
  await server.close();
  await pages.ended;
  await listen();
});

test.each(["127.0.0.1", "::1"])("a port that is in use at %s is not taken", async (address) => {
  const other = createServer();
  try {
    const listening = once(other, "listening");
    other.listen(0, address);
    await listening;
  } catch {
    return; // A machine without IPv6.
  }
  const taken = (other.address() as AddressInfo).port;
  const second = await PreviewServer.listen({ host: "localhost", ports: [taken, 0] });
  expect(second.address()).toMatch(/^http:\/\/localhost:\d+\/$/);
  expect(second.address()).not.toContain(`:${taken}/`);
  await second.close();
  await expect(PreviewServer.listen({ host: "127.0.0.1", ports: [taken] })).rejects.toMatchObject({
    code: "EADDRINUSE",
  });
  other.close();
});
