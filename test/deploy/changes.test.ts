import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { built, edit, linesOf, makeSite } from "../cli/listed.ts";
import { BIN } from "../cli/run.ts";
import { codeOf } from "../support/documents.ts";
import { folders } from "../support/folders.ts";
import { installed } from "../support/installed.ts";
import type { TestSite } from "../support/site.ts";

const PAGE = "docs/changes.md";
const recipe = (word: string): string => codeOf(PAGE, "sh").find((code) => code.includes(word)) ?? "";

/** Runs a recipe of the page in a site's folder, with briefgen and ssh of this machine. */
function follow(site: TestSite, script: string, env: Record<string, string> = {}) {
  const bin = `${site.root}-bin`;
  folders.push(bin);
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, "briefgen"), `#!/bin/sh\nexec "${process.execPath}" "${BIN}" "$@"\n`, {
    mode: 0o755,
  });
  writeFileSync(join(bin, "ssh"), '#!/bin/sh\nexec sh -c "$2"\n', { mode: 0o755 });
  const child = spawn("bash", ["-euo", "pipefail", "-c", script], {
    cwd: site.root,
    env: { PATH: `${bin}:${process.env.PATH}`, HOME: bin, RCLONE_CONFIG_NEWS_TYPE: "local", ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let err = "";
  child.stderr.on("data", (text) => (err += text));
  return new Promise<[number | null, string]>((resolve) => child.on("close", (code) => resolve([code, err])));
}

test.each([
  ["rclone", "news:bucket/news", "news:"],
  ["rsync", "someone@example.org:/srv/www/news", ""],
])(
  "the recipe for %s makes another folder equal to dist, time after time",
  async (program, remote, prefix) => {
    if (!installed(`${program} (Debian: ${program})`, program, "--version")) return;
    const site = makeSite().write("static/#odd.txt", "o").write("static/ sp ace.txt", "s");
    const target = `${site.root}-www`;
    folders.push(target);
    mkdirSync(target);
    const script = recipe(program)
      .replaceAll(remote, `${prefix}${target}`)
      .replaceAll("/srv/www/news", target);
    expect(script).toContain(target);
    const deploy = async () => {
      expect(await follow(site, script)).toEqual([0, expect.any(String)]);
      if (program === "rclone")
        spawnSync("rclone", ["--config", "/dev/null", "rmdirs", "--leave-root", target]);
      const { status, stdout } = spawnSync("diff", ["-r", join(site.root, "dist"), target], {
        encoding: "utf8",
      });
      expect([status, stdout, site.has("changes.txt")]).toEqual([0, "", false]);
    };
    await deploy();
    edit(site).remove("static/ sp ace.txt");
    await deploy();
    writeFileSync(join(target, "stray.txt"), "stays: nothing has changed");
    expect(await follow(site, script)).toEqual([0, expect.any(String)]);
    expect(readFileSync(join(target, "stray.txt"), "utf8")).toContain("stays");
  },
);

interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, unknown>;
  readonly body: { files: string[]; urlList: string[] } & Record<string, unknown>;
}

/** Runs a recipe with the address of a server of this machine in the place of its own; returns what the server was asked. */
async function asked(site: TestSite, script: string, origin: string, status = 200) {
  const requests: Request[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (text) => (body += text));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      requests.push({ method, url, headers, body: JSON.parse(body) });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const local = script.replaceAll(origin, own);
  expect(local).not.toBe(script);
  const env = { CLOUDFLARE_TOKEN: "secret", CLOUDFLARE_ZONE: "zone" };
  const [code] = await follow(site, local, env);
  await new Promise((resolve) => server.close(resolve));
  return { code, requests };
}

const hasJq = installed("jq (Debian: jq)", "jq", "--version");
const hasCurl = installed("curl (Debian: curl)", "curl", "--version");

test.runIf(hasJq && hasCurl)(
  "the recipe for a CDN names every address, 30 at a time, and none if nothing changed",
  async () => {
    const site = makeSite();
    await built(site);
    const urls = linesOf(site, "changes.txt").map(([, , url]) => url);
    const api = "https://api.cloudflare.com";
    const { code, requests } = await asked(site, recipe("purge_cache"), api);
    expect(code).toBe(0);
    expect(requests.flatMap(({ body }) => body.files)).toEqual(urls);
    expect(urls.length).toBeGreaterThan(30);
    expect(requests.every(({ body }) => body.files.length <= 30)).toBe(true);
    expect(requests[0]).toMatchObject({
      ...{ method: "POST", url: "/client/v4/zones/zone/purge_cache" },
      headers: { authorization: "Bearer secret", "content-type": "application/json" },
    });
    const refused = await asked(site, recipe("purge_cache"), api, 403);
    expect([refused.code !== 0, refused.requests.length]).toEqual([true, 1]);
    site.write("changes.txt", "");
    expect(await asked(site, recipe("purge_cache"), api)).toEqual({ code: 0, requests: [] });
  },
);

test.runIf(hasJq && hasCurl)(
  "the recipe for IndexNow names every page, 10,000 at a time, and none if nothing changed",
  async () => {
    const site = makeSite();
    await built(site);
    const api = "https://api.indexnow.org";
    const { code, requests } = await asked(site, recipe("indexnow"), api);
    const pages = Object.keys(site.tree())
      .filter((path) => /(?:^|\/)index\.html$/.test(path))
      .map((path) => `https://example.org/news/${path.replace(/index\.html$/, "")}`);
    expect([code, requests.length]).toEqual([0, 1]);
    expect(requests[0]).toMatchObject({
      ...{ method: "POST", url: "/indexnow" },
      headers: { "content-type": "application/json; charset=utf-8" },
      body: { host: "example.org", key: "YOUR-KEY", keyLocation: "https://example.org/news/YOUR-KEY.txt" },
    });
    expect(requests[0]!.body.urlList.toSorted()).toEqual(pages.toSorted());
    const many = Array.from(
      { length: 10_001 },
      (_, i) => `added\tp${i}/index.html\thttps://example.org/news/p${i}/\n`,
    );
    site.write("changes.txt", many.join(""));
    const sent = (await asked(site, recipe("indexnow"), api)).requests.map(({ body }) => body.urlList.length);
    expect(sent).toEqual([10_000, 1]);
    site.write("changes.txt", "changed\trss.xml\thttps://example.org/news/rss.xml\n");
    expect(await asked(site, recipe("indexnow"), api)).toEqual({ code: 0, requests: [] });
  },
);
