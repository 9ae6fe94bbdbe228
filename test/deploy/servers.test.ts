import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../cli/run.ts";
import { ask } from "../dev/watching.ts";
import { codeOf, PACKAGE, page } from "../support/documents.ts";
import { installed } from "../support/installed.ts";
import { newSite, story, TestSite } from "../support/site.ts";
import { convertRedirects, RunningServer, SERVERS } from "./servers.ts";

const BASE = "https://example.org/news/";
const scratch = mkdtempSync(join(tmpdir(), "briefgen-deploy-"));
afterAll(() => rmSync(scratch, { recursive: true }));

/** Builds a site as the pages say, straight into the folder that is served. */
async function publish(root: string, folder: string): Promise<void> {
  const ran = await run(["build", root, "--out", join(folder, "www/news"), "--base-url", BASE]);
  if (ran.code !== 0) throw new Error(ran.err);
}

describe.each(SERVERS.filter(({ isInstalled }) => isInstalled))(
  "$name, with the configuration of its page",
  (kind) => {
    const folder = join(scratch, kind.name);
    const sample = join(scratch, `${kind.name}-site`);
    let server: RunningServer;

    beforeAll(async () => {
      for (const name of ["briefings", "pages", "briefgen.config.yaml"])
        cpSync(join(PACKAGE, name), join(sample, name), { recursive: true });
      await publish(sample, folder);
      convertRedirects(kind, folder);
      server = await RunningServer.start(kind, folder);
    });
    afterAll(() => server?.stop());

    const file = (path: string) => readFileSync(join(folder, "www/news", path), "utf8");

    test.each([
      ["", "index.html", "text/html"],
      ["stories/north-korea-sanctions/", "stories/north-korea-sanctions/index.html", "text/html"],
      [
        "stories/%D8%B9%D9%82%D9%88%D8%A8%D8%A7%D8%AA-%D9%83%D9%88%D8%B1%D9%8A%D8%A7-%D8%A7%D9%84%D8%B4%D9%85%D8%A7%D9%84%D9%8A%D8%A9/",
        "stories/عقوبات-كوريا-الشمالية/index.html",
        "text/html",
      ],
      ["topics/sanctions/feed.json", "topics/sanctions/feed.json", "application/json"],
      [
        "stories/north-korea-sanctions/index.md",
        "stories/north-korea-sanctions/index.md",
        "text/markdown; charset=utf-8",
      ],
      ...[
        ["bib", "application/x-bibtex; charset=utf-8"],
        ["ris", "application/x-research-info-systems; charset=utf-8"],
      ].map(([ending, type]): [string, string, string] => [
        `stories/bybit-theft/bibliography.${ending}`,
        `stories/bybit-theft/bibliography.${ending}`,
        type!,
      ]),
      ["rss.xml", "rss.xml", "xml"],
      ["sitemap.xml", "sitemap.xml", "xml"],
      ["graph.json", "graph.json", "application/json"],
    ])("serves %s", async (path, name, type) => {
      const { status, headers, body } = await ask(server.origin, `/news/${path}`);
      expect([status, body === file(name)]).toEqual([200, true]);
      expect(headers["content-type"]).toContain(type);
      expect(headers["cache-control"]).toBe("no-cache");
      expect(headers["access-control-allow-origin"]).toBe(
        /rss|json|\.md|bibliography/.test(path) ? "*" : undefined,
      );
    });

    test("assets may be kept for ever; pages are asked for again, and found unchanged", async () => {
      const style = /href="(\/news\/assets\/style-[^"]+)"/.exec(file("index.html"))![1]!;
      const asset = await ask(server.origin, style);
      expect([asset.status, asset.headers["cache-control"]]).toEqual([
        200,
        "public, max-age=31536000, immutable",
      ]);
      const { headers } = await ask(server.origin, "/news/");
      expect(headers.etag).toBeDefined();
      const again = await ask(server.origin, "/news/", { headers: { "If-None-Match": headers.etag! } });
      expect([again.status, again.body]).toEqual([304, ""]);
      const packed = await ask(server.origin, "/news/", { headers: { "Accept-Encoding": "gzip" } });
      expect(packed.headers["content-encoding"]).toBe("gzip");
    });

    test.each([
      ["text/markdown", "md"],
      ["text/markdown, text/html;q=0.9, */*;q=0.1", "md"],
      ["text/html, text/markdown;q=0.5", "md"],
      ["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "html"],
      ["text/html, text/markdown;q=0", "html"],
      [undefined, "html"],
    ])("a story in the form that a program accepts: %s", async (accept, ending) => {
      const page = "stories/north-korea-sanctions/";
      const { status, headers, body } = await ask(server.origin, `/news/${page}`, {
        headers: accept === undefined ? {} : { Accept: accept },
      });
      expect([status, body === file(`${page}index.${ending}`)]).toEqual([200, true]);
      const type = ending === "md" ? "text/markdown; charset=utf-8" : "text/html; charset=utf-8";
      expect(headers["content-type"]).toBe(type);
      expect(String(headers.vary).split(/,\s*/)).toContain("Accept");
      expect(headers["access-control-allow-origin"]).toBe(ending === "md" ? "*" : undefined);
    });

    test.each([
      ["topics/sanctions/", "topics/sanctions/index.html"],
      ["", "index.html"],
      ["rss.xml", "rss.xml"],
      ["stories/north-korea-sanctions/index.md", "stories/north-korea-sanctions/index.md"],
    ])("what has no Markdown is as ever for a program that asks for it: %s", async (path, name) => {
      const { status, body } = await ask(server.origin, `/news/${path}`, {
        headers: { Accept: "text/markdown, */*;q=0.1" },
      });
      expect([status, body === file(name)]).toEqual([200, true]);
    });

    test("the headers for pages are those of `_headers`", async () => {
      const { headers } = await ask(server.origin, "/news/");
      const [rule = ""] = file("_headers").split(/\n(?=\S)/);
      const wanted = [...rule.matchAll(/^ +(.+?): (.+)$/gm)];
      expect(wanted).toHaveLength(3);
      for (const [, name = "", value] of wanted) expect(headers[name.toLowerCase()], name).toBe(value);
    });

    test.each(["/news/nothing/", "/news/assets/nothing.css", "/news/_redirects", "/news/_headers"])(
      "%s: the 404 page",
      async (path) => {
        const { status, headers, body } = await ask(server.origin, path);
        expect([status, body === file("404.html"), headers["content-type"]]).toEqual([
          404,
          true,
          expect.stringContaining("text/html"),
        ]);
      },
    );

    test("old addresses, and addresses without their slash, lead to the right ones", async () => {
      const moved = [...file("_redirects").matchAll(/^(\S+) (\S+) 301$/gm)].map(([, from, to]) => [
        from!,
        to!,
      ]);
      expect(moved.length).toBeGreaterThan(1);
      for (const [from, to] of [...moved, ["/news", "/news/"]]) {
        const { status, headers } = await ask(server.origin, from!);
        expect([status, new URL(String(headers.location), BASE).pathname], from).toEqual([301, to]);
      }
      const bare = await ask(server.origin, "/news/stories/bybit-theft");
      expect([301, 308]).toContain(bare.status);
      expect(new URL(String(bare.headers.location), "https://example.org/news/stories/").pathname).toBe(
        "/news/stories/bybit-theft/",
      );
    });

    test("while the site is built again and again, every answer is a whole page, old or new", async () => {
      const site = newSite({ "briefings/a.md": "" });
      const live = join(scratch, `${kind.name}-live`);
      const write = (number: number) => {
        for (const name of ["a", "b", "c"])
          site.write(
            `briefings/${name}.md`,
            story(`Story ${name}`, "topics: [Oil]", `Version ${number}.\n\n${"Long text. ".repeat(4000)}`),
          );
      };
      write(0);
      await publish(site.root, live);
      convertRedirects(kind, live);
      const busy = await RunningServer.start(kind, live);
      try {
        let isBuilding = true;
        const wrong: string[] = [];
        const seen = new Set<string>();
        const fetchAll = async () => {
          const paths = [
            "",
            "topics/oil/",
            "stories/a/",
            "stories/b/",
            "stories/c/",
            "rss.xml",
            "sitemap.xml",
          ];
          for (let at = 0; isBuilding; at += 1) {
            const path = paths[at % paths.length]!;
            const { status, headers, body } = await ask(busy.origin, `/news/${path}`);
            const isWhole =
              Buffer.byteLength(body) === Number(headers["content-length"]) &&
              /<\/(?:html|rss|urlset)>\s*$/.test(body);
            if (status !== 200 || !isWhole)
              wrong.push(`${status} ${path} ${body.length} of ${headers["content-length"]}`);
            const version = /Version (\d+)/.exec(body)?.[1];
            if (version) seen.add(version);
          }
        };
        const readers = Promise.all(Array.from({ length: 4 }, fetchAll));
        for (let number = 1; number <= 4; number += 1) {
          write(number);
          await publish(site.root, live);
        }
        isBuilding = false;
        await readers;
        expect(wrong).toEqual([]);
        expect(seen.size).toBeGreaterThan(1);
        expect((await ask(busy.origin, "/news/stories/a/")).body).toContain("Version 4.");
      } finally {
        await busy.stop();
      }
    });
  },
);

test.runIf(installed("rsync (Debian: rsync)", "rsync", "--version"))(
  "rsync: what its page says brings over what changed, and takes away what is gone",
  async () => {
    const site = newSite({ "briefings/a.md": story("A"), "briefings/b.md": story("B") });
    const [code = ""] = codeOf("docs/deploy/rsync.md", "sh");
    const target = join(scratch, "rsync");
    const send = async () => {
      await site.clean();
      const command = code.split("\n")[1]!.replace("someone@example.org:/srv/www/news/", `${target}/`);
      execFileSync("bash", ["-c", command], { cwd: site.root });
      const files = new TestSite(scratch).tree("rsync");
      expect(files).toEqual(site.tree());
    };
    await send();
    site.remove("briefings/b.md").write("briefings/c.md", story("C"));
    await send();
  },
);

test("the function for CloudFront finds pages, adds slashes and leaves files alone", () => {
  const [code = ""] = codeOf("docs/deploy/s3.md", "js");
  const handler = new Function(`${code}; return handler;`)() as (event: object) => {
    uri?: string;
    statusCode?: number;
    headers?: { location: { value: string } };
  };
  const at = (uri: string) => handler({ request: { uri } });
  expect(at("/news/").uri).toBe("/news/index.html");
  expect(at("/news/stories/a/").uri).toBe("/news/stories/a/index.html");
  expect(at("/news/rss.xml").uri).toBe("/news/rss.xml");
  expect(at("/news/stories/a")).toMatchObject({
    statusCode: 301,
    headers: { location: { value: "/news/stories/a/" } },
  });
});

type Answer = (request: Request, site: (url: URL) => Response) => Promise<Response>;

/** The functions of the pages, called as their hosts call them. */
const FUNCTIONS: Readonly<Record<string, (code: string) => Answer>> = {
  "cloudflare-pages": (code) => {
    const onRequest = new Function(`${code.replace("export ", "")}; return onRequest;`)();
    return (request, site) =>
      onRequest({ request, env: { ASSETS: { fetch: site } }, next: () => site(new URL(request.url)) });
  },
  netlify: (code) => {
    const body = code.replace("export default", "const answer =").replace("export const", "const");
    return (request, site) =>
      new Function("fetch", `${body}; return answer;`)(site)(request, {
        next: () => site(new URL(request.url)),
      });
  },
};

test.each(Object.keys(FUNCTIONS))("%s: the function gives Markdown to whom it should", async (host) => {
  const [code = ""] = codeOf(`docs/deploy/${host}.md`, "js");
  const answer = FUNCTIONS[host]!(code);
  const files: Readonly<Record<string, string>> = {
    "/stories/a/": "page",
    "/stories/a/index.md": "markdown",
    "/stories/b/": "page",
  };
  const site = ({ pathname }: URL) =>
    new Response(files[pathname] ?? "lost", { status: pathname in files ? 200 : 404 });
  const get = async (path: string, Accept: string) => {
    const request = new Request(`https://example.org${path}`, { headers: { Accept } });
    const given = await answer(request, site);
    return [given.status, given.headers.get("Vary"), await given.text()];
  };
  expect(await get("/stories/a/", "text/markdown, */*;q=0.1")).toEqual([200, "Accept", "markdown"]);
  expect(await get("/stories/a/", "text/html, */*;q=0.8")).toEqual([200, "Accept", "page"]);
  expect(await get("/stories/a/", "text/html, text/markdown;q=0.0")).toEqual([200, "Accept", "page"]);
  expect(await get("/stories/b/", "text/markdown")).toEqual([200, "Accept", "page"]);
  expect(await get("/stories/c/", "text/markdown")).toEqual([404, "Accept", "lost"]);
});

test.each([
  ["github-pages", "yaml", "github.yml"],
  ["gitlab-pages", "yaml", "gitlab.yml"],
  ["netlify", "toml", "netlify.toml"],
  ["cloudflare-pages", "toml", "wrangler.toml"],
])("the file on the page %s is the one that `briefgen init` writes", async (name, language, starter) => {
  const { version } = JSON.parse(page("package.json")) as { version: string };
  const text = page(`starter/settings/hosts/${starter}`)
    .replaceAll("{version}", version)
    .replaceAll("{slug}", "news");
  expect(codeOf(`docs/deploy/${name}.md`, language)).toEqual([text]);
});

test("a build on GitLab and Netlify, as their files say, gives the site for the address that the host tells", async () => {
  const site = newSite({ "briefings/a.md": story("A") });
  const commands = [
    [/- npx --yes briefgen@\S+ (build.*)/.exec(page("docs/deploy/gitlab-pages.md"))![1]!, "public"],
    [
      /npx --yes briefgen@\S+ (build.*?)"\n/.exec(page("docs/deploy/netlify.md"))![1]!.replaceAll('\\"', '"'),
      "dist",
    ],
  ] as const;
  for (const [command, folder] of commands) {
    const env = {
      ...process.env,
      CI_PAGES_URL: "https://group.example/news",
      URL: "https://group.example/news",
    };
    execFileSync(
      "bash",
      ["-c", `"${process.execPath}" "${join(PACKAGE, "bin/briefgen.js")}" ${command} -q`],
      { cwd: site.root, env },
    );
    expect(site.read(`${folder}/index.html`)).toContain(
      '<link rel="canonical" href="https://group.example/news/">',
    );
  }
});
