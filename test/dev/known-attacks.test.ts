import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PreviewServer } from "../../src/dev/server.ts";
import { StaticHost } from "../../src/dev/static-host.ts";
import { story, TestSite } from "../support/site.ts";

/*
 * Attacks on the development servers of others, tried on both of ours: `watch`'s and `preview`'s. Each row is one published
 * weakness: its number, what it is, and requests as the attacker sends them. No answer may hold a secret, lead to another
 * site, open a socket, or be readable by another site.
 */

const site = new TestSite(mkdtempSync(join(tmpdir(), "briefgen-attacks-")));
let preview: PreviewServer;
let host: StaticHost;
const ports: Record<string, number> = {};

beforeAll(async () => {
  site
    .write("briefgen.config.yaml", "site: {title: T, url: https://example.org/}\n")
    .write("briefings/a.md", story("A", "aliases: [/evil.example/x/]"))
    .write("static/css/site.css", "body {}")
    .write(".env", "SECRET")
    .write("tls.pem", "SECRET")
    .write("dist-old/secret.txt", "SECRET")
    .write("distsecret.html", "SECRET");
  const { published, summary } = await site.clean();
  const folder = `${site.root}/dist`;
  preview = await PreviewServer.listen({ host: "127.0.0.1", ports: [0] });
  preview.show({
    site: { folder, basePath: summary.basePath, files: published!.files },
    changed: "pages",
    problems: "",
  });
  host = await StaticHost.listen({ host: "127.0.0.1", ports: [0], folder, basePath: "/" });
  ports.watch = Number(new URL(preview.address()).port);
  ports.preview = Number(new URL(host.address()).port);
});

afterAll(async () => {
  await preview.close();
  await host.close();
  rmSync(site.root, { recursive: true });
});

/** Sends a request as it is written, which no client would, and returns the whole answer. */
const send = (port: number, target: string, headers: readonly string[] = []): Promise<string> =>
  new Promise((resolve, reject) => {
    const named = headers.some((header) => /^host:/i.test(header));
    const lines = [`GET ${target} HTTP/1.1`, ...(named ? [] : [`Host: localhost:${port}`]), ...headers];
    const socket = connect(port, "127.0.0.1", () =>
      socket.write(`${[...lines, "Connection: close"].join("\r\n")}\r\n\r\n`),
    );
    let text = "";
    socket.setEncoding("latin1");
    socket.on("data", (chunk) => (text += chunk));
    socket.on("close", () => resolve(text));
    socket.on("error", reject);
  });

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
const locationOf = (answer: string) => /^Location: (.*)\r$/im.exec(answer)?.[1];

/** Where a browser would be after an answer to a request for `target`. */
const destinationOf = (answer: string, port: number) =>
  new URL(locationOf(answer) ?? "/", `http://localhost:${port}/`).origin;

interface Attack {
  readonly id: string;
  readonly what: string;
  readonly targets: readonly string[];
  readonly headers?: readonly string[];
  /** The status of the answers, if it must be one. */
  readonly status?: number;
}

const at = (path: string) => `/@fs${site.root}/${path}`;
const WEBSOCKET = [
  "Upgrade: websocket",
  "Connection: Upgrade",
  "Sec-WebSocket-Version: 13",
  "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
];

const ATTACKS: readonly Attack[] = [
  {
    id: "CVE-2025-30208",
    what: "Vite: `?raw??` and `?import&raw??` read files outside of the site",
    targets: [`${at(".env")}?raw??`, `${at(".env")}?import&raw??`, "/../.env?raw??"],
    status: 404,
  },
  {
    id: "CVE-2025-31125",
    what: "Vite: `?inline&import` and `?raw?import` do, too",
    targets: [`${at(".env")}?import&?inline=1.wasm?init`, `${at(".env")}?raw?import`, "/.env?inline&import"],
    status: 404,
  },
  {
    id: "CVE-2025-32395",
    what: "Vite: a `#` in the request target",
    targets: [`${at("x")}#/../.env`, `/@fs/x/x/x/vite/#/../../../../..${site.root}/.env`, "/#/../.env"],
  },
  {
    id: "CVE-2025-58751",
    what: "Vite: files whose names begin like the public folder's",
    targets: [
      "/../dist-old/secret.txt",
      "/..%2fdist-old/secret.txt",
      "/../distsecret.html",
      "/-old/secret.txt",
    ],
    status: 404,
  },
  {
    id: "CVE-2025-58752",
    what: "Vite: HTML files outside of the folder",
    targets: ["/../distsecret.html", "/../../../../../../../etc/hostname.html", "/..%5cdistsecret.html"],
    status: 404,
  },
  {
    id: "CVE-2025-62522",
    what: "Vite: a backslash at the end, on Windows",
    targets: ["/.env\\", "/.env%5c", "/..\\.env\\"],
    status: 404,
  },
  {
    id: "CVE-2026-39363",
    what: "Vite: files through the WebSocket for updates",
    targets: ["/", "/__briefgen/events", "/?token=x"],
    headers: WEBSOCKET,
  },
  {
    id: "CVE-2026-39364",
    what: "Vite: a query after the name of a denied file",
    targets: ["/.env?raw", "/.env?import&raw", "/tls.pem?import&url&inline", `${at("tls.pem")}?raw`],
    status: 404,
  },
  {
    id: "CVE-2026-53571",
    what: "Vite: other names of a file on Windows: streams and short names",
    targets: ["/.env::$DATA?raw", "/tls.pem::$DATA", "/TLS~1.PEM", "/.env.", "/.env%20"],
    status: 404,
  },
  {
    id: "CVE-2025-30360",
    what: "webpack-dev-server: another site listens for updates",
    targets: ["/__briefgen/events"],
    headers: ["Origin: http://192.0.2.1:8080", "Sec-Fetch-Site: cross-site"],
  },
  {
    id: "CVE-2025-54793",
    what: "Astro: two slashes lead to another site",
    targets: [
      "//evil.example/x",
      "/%2fevil.example/x",
      "/%2Fevil.example/x",
      "///evil.example/x",
      "/\\evil.example/x",
      "/%5cevil.example/x",
      "/%5C%2f/evil.example/x",
      "//evil.example/x/",
      "//evil.example//",
      "//evil.example/%2e%2e",
    ],
  },
  {
    id: "CVE-2026-25545",
    what: "Astro: the page for errors is fetched from the host that the request names",
    targets: ["/nothing", "/500.html", "/404"],
    headers: ["Host: evil.example"],
    status: 403,
  },
  {
    id: "CVE-2026-53632",
    what: "launch-editor: an address that opens a file of another machine (UNC)",
    targets: [
      "/__open-in-editor?file=%5c%5cevil.example%5cshare%5ctest.txt",
      "/%5c%5cevil.example%5cshare%5ctest.txt",
      "//evil.example/share/test.txt",
      "/\\\\evil.example\\share\\test.txt",
    ],
    status: 404,
  },
];

describe.each(["watch", "preview"])("the server of %s", (name) => {
  test.each(ATTACKS)("$id: $what", async ({ targets, headers, status }) => {
    const port = ports[name]!;
    for (const target of targets) {
      const answer = await send(port, target, headers);
      expect(answer, target).toMatch(/^HTTP\/1\.1 /);
      expect(answer, target).not.toContain("SECRET");
      expect(destinationOf(answer, port), target).toBe(`http://localhost:${port}`);
      expect(statusOf(answer), target).not.toBe(101);
      expect(answer, target).not.toMatch(/^Access-Control-Allow-Origin:|^Content-Type: text\/event-stream/im);
      if (status !== undefined) expect(statusOf(answer), target).toBe(status);
    }
  });

  test("an address that is written twice with slashes still finds the page of the site", async () => {
    const port = ports[name]!;
    // With or without the rule of `_redirects`: it stays on this site.
    expect(locationOf(await send(port, "//evil.example/x"))).toMatch(/^\/(?:evil\.example\/x|stories\/a)\/$/);
    expect(statusOf(await send(port, "//stories/a/"))).toBe(200);
  });
});
