import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { caniemail } from "caniemail";
import { afterAll, describe, expect, test, vi } from "vitest";
import { emailCommand } from "../../src/cli/email.ts";
import { elements, parseHtml, textOf } from "../support/html.ts";
import { hasMailReader, parseMessage } from "../support/readers.ts";
import { NOW, newSite, reportOf, story, TestSite } from "../support/site.ts";
import { validator } from "../support/validator.ts";

const CONFIG = `site:
  {title: "News & “Notes”", url: https://example.org/sub/, id: "example.org,2026", languages: [ar]}
editions: {every: day, at: "23:00"}
`;
const EMAIL =
  "email: {from: 'The Brief <news@example.org>', address: 1 Example Street, unsubscribe: 'mailto:leave@example.org'}\n";

const RICH = `## What's happened

A port [@one] was hit {{ .Secret }} and \\*|LIST:EMAIL|\\*, see [the other](arabic.md) and {% now %}.

![The port](port.png)

![The film](/film.mp4)

| Year | Number |
| ---- | ------ |
| 2025 | 12     |

Words that are many. ${"They go on and on, as words do in a long paragraph. ".repeat(4)}
`;

const FILES = {
  "briefings/rich.md": story(
    "Rich <b> & “quoted”",
    "email: true\nsummary: What happened.\nsources: [{key: one, source: Wire, title: A title, url: 'https://wire.example/1'}]",
    RICH,
  ),
  "briefings/arabic.md": story("قمة في القاهرة", "lang: ar", "## ماذا حدث\n\nنص قصير."),
  "briefings/japanese.md": story(
    "会談",
    "email: true\nlang: ja",
    "北朝鮮は制裁に反対すると述べた。".repeat(30),
  ),
  "briefings/port.png": Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10]),
  "static/film.mp4": "film",
};

const built = async (more = EMAIL): Promise<TestSite> => {
  const site = newSite({ ...FILES, "briefgen.config.yaml": CONFIG + more });
  await site.build();
  return site;
};
const EDITION = "editions/2026-11-21";

/** Runs the command in this process. */
async function email(site: TestSite, which: string, options: object): Promise<{ code: number; out: string }> {
  let out = "";
  const io = {
    ...{ cwd: site.root, home: "/nowhere", env: {}, columns: undefined, isInteractive: false },
    ...{
      out: (text: string) => {
        out += text;
      },
      err: () => {},
      clock: () => NOW,
    },
  };
  const code = await emailCommand(which, { root: ".", format: "html", color: false, ...options }, io);
  return { code, out };
}

describe("an e-mail", async () => {
  const site = new TestSite(mkdtempSync(join(tmpdir(), "briefgen-email-")));
  afterAll(() => rmSync(site.root, { recursive: true }));
  const files = { ...FILES, "briefgen.config.yaml": CONFIG + EMAIL };
  for (const [path, text] of Object.entries(files)) site.write(path, text);
  const pages = site
    .clean()
    .then(() => [`${EDITION}/`, "ar/editions/2026-11-21/", "stories/rich/", "stories/japanese/"]);
  const each = async (look: (html: string, text: string, path: string) => void) => {
    for (const path of await pages)
      look(site.read(`dist/${path}email.html`), site.read(`dist/${path}email.txt`), path);
  };

  test("stands beside each edition, in each language, and beside stories that ask for one", async () => {
    await pages;
    const found = Object.keys(site.tree()).filter((path) => path.endsWith("email.html"));
    expect(found.sort()).toEqual(
      ["ar/editions/2026-11-21", EDITION, "stories/japanese", "stories/rich"].map(
        (path) => `${path}/email.html`,
      ),
    );
  });

  test("has its styles on its elements, and no script, form, frame, player or address that is not absolute", () =>
    each((html) => {
      const page = parseHtml(html);
      for (const name of ["script", "iframe", "form", "video", "audio", "source", "track", "link", "base"])
        expect(elements(page, name), name).toEqual([]);
      expect(html.match(/<style/g)).toHaveLength(1);
      expect(html).toMatch(/<h1 style="/);
      const addresses = [...html.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, address]) => address!);
      expect(addresses.filter((address) => !/^(?:https:\/\/|mailto:)/.test(address))).toEqual([]);
      for (const image of html.match(/<img[^>]*>/g) ?? []) expect(image).toMatch(/alt="[^"]+"/);
      expect(html).not.toMatch(/ (?:srcset|loading|id|data-source)=/);
    }));

  test("is valid HTML, and fits Gmail", () =>
    each((html) => {
      const problems = validator.validateStringSync(html).results.flatMap(({ messages }) => messages);
      const ours = problems.filter(
        ({ ruleId }) =>
          ![
            "no-inline-style",
            "no-deprecated-attr",
            "attribute-boolean-style",
            "doctype-style",
            "no-conditional-comment",
            "wcag/h63",
            "void-style",
          ].includes(ruleId),
      );
      expect(ours.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
      expect(Buffer.byteLength(html)).toBeLessThanOrEqual(102_400);
    }));

  /** What mail programs may leave out: the page stays readable. */
  const GRACEFUL = new Set([
    ...["@media", "<style> element", "<body> element", "aria-hidden attribute", "role attribute"],
    ...["overflow", "word-break", "height property", "display:none", "lang attribute"],
  ]);

  test("uses what mail programs know (caniemail), or what can be missing", () =>
    each((html) => {
      const clients = ["gmail.*", "outlook.*", "apple-mail.*", "yahoo.*", "thunderbird.*"] as const;
      const { issues } = caniemail({ clients: [...clients], html });
      const titles = new Set([...issues.errors.values()].flat().map(({ title }) => title));
      expect([...titles].filter((title) => !GRACEFUL.has(title))).toEqual([]);
    }));

  test("leads home, says why it came and how to end it, and begins with what mail programs show", async () => {
    await pages;
    const html = site.read("dist/stories/rich/email.html");
    expect(html).toContain('<a href="https://example.org/sub/stories/rich/"');
    expect(html).toMatch(/<a href="mailto:leave@example.org"[^>]*>Unsubscribe<\/a>/);
    expect(textOf(parseHtml(html))).toContain("1 Example Street");
    expect(html).toMatch(/<div class="preheader"[^>]*>What happened.<\/div>/);
    expect(site.read(`dist/${EDITION}/email.html`)).toMatch(
      /<div class="preheader"[^>]*>会談 · Rich &lt;b&gt; &amp; “quoted”<\/div>/,
    );
  });

  test("as text has lines of 72 columns, numbers instead of addresses, and the addresses at its end", () =>
    each((_, text, path) => {
      const wide = (line: string) =>
        [...line].reduce((sum, sign) => sum + (/[\u2e80-\uffef]/.test(sign) ? 2 : 1), 0);
      const lines = text.split("\n").filter((line) => !/https:\/\//.test(line));
      expect(Math.max(...lines.map(wide)), path).toBeLessThanOrEqual(72);
      expect(text).not.toMatch(/[<>]\w+ (?:style|href)=|&(?:amp|lt);/);
      expect(text).toMatch(/\n\[1\] https:\/\/example\.org\/sub\//);
      expect(text).toContain(
        "Unsubscribe: mailto:leave@example.org".slice(
          path.startsWith("ar/") || path.includes("japanese") ? 13 : 0,
        ),
      );
    }));

  test("is as wide as the window from 320 pixels on", async () => {
    await pages;
    expect(site.read(`dist/${EDITION}/email.html`)).toMatch(/class="page"[^>]*max-width: 600px/);
  });

  test("is a message that Python reads, with both texts, in any script", async () => {
    await pages;
    const { code, out } = await email(site, "ar/editions/2026-11-21", {
      format: "eml",
      to: "list@example.org",
    });
    expect(code).toBe(0);
    // Only ASCII and short lines pass every server (RFC 5322, section 2.1.1).
    expect(out).toMatch(/^[\r\n\t -~]*$/);
    expect(Math.max(...out.split("\r\n").map(({ length }) => length))).toBeLessThanOrEqual(998);
    const message = parseMessage(out);
    expect(message).toMatchObject({
      types: ["multipart/alternative", "text/plain", "text/html"],
      defects: 0,
      headers: {
        from: "The Brief <news@example.org>",
        to: "list@example.org",
        subject: "عدد 21 نوفمبر 2026",
        "content-language": "ar",
        "list-unsubscribe": "<mailto:leave@example.org>",
        date: "Mon, 23 Nov 2026 12:00:00 +0000",
      },
    });
    expect(message.text.replaceAll("\r\n", "\n")).toBe(site.read("dist/ar/editions/2026-11-21/email.txt"));
    expect(message.html.replaceAll("\r\n", "\n").trim()).toBe(
      site.read("dist/ar/editions/2026-11-21/email.html").trim(),
    );
    expect((await email(site, "ar/editions/2026-11-21", { format: "eml", to: "list@example.org" })).out).toBe(
      out,
    );
  });

  test.runIf(hasMailReader)("is a message that a mail program shows", async () => {
    await pages;
    const { out } = await email(site, "latest", { format: "eml" });
    site.write(
      "mailbox",
      `From news@example.org Mon Nov 23 12:00:00 2026\n${out.replaceAll("\r\n", "\n")}\n`,
    );
    const shown = spawnSync("s-nail", ["-R", "-f", join(site.root, "mailbox")], {
      ...{
        input: "print 1\nquit\n",
        encoding: "utf8",
        env: { ...process.env, LC_ALL: "C.UTF-8", MAILRC: "/dev/null" },
      },
    });
    expect(shown.stdout).toContain("Subject: Edition of November 21, 2026");
    expect(shown.stdout).toContain("Rich <b> & “quoted”");
    expect(shown.stdout).toContain("会談");
  });
});

test.each([
  ["buttondown", "{{ unsubscribe_url }}"],
  ["listmonk", "{{ UnsubscribeURL }}"],
  ["mailchimp", "*|UNSUB|*"],
])(
  "for %s it has the service's own place-holder, and no other one that a text might bring",
  async (service, own) => {
    const site = await built(`email: {service: ${service}}\n`);
    for (const file of ["email.html", "email.txt"]) {
      const made = site.read(`dist/stories/rich/${file}`);
      expect(made.split(own)).toHaveLength(2);
      expect(made.replace(own, "")).not.toMatch(/\{\{|\{%|\*\|/);
    }
    expect(textOf(parseHtml(site.read("dist/stories/rich/email.html")))).toContain(
      "{{ .Secret }} and *|LIST:EMAIL|*",
    );
  },
);

test("a story or an edition that is too long for Gmail leaves out its last parts, and says where the rest is", async () => {
  const long = (n: number) =>
    story(
      `Long ${n}`,
      "email: true",
      `## What's happened\n\n${"Some words. ".repeat(3000)}\n\n## Why it matters\n\n${"More of them. ".repeat(6000)}`,
    );
  const site = newSite({
    "briefgen.config.yaml": CONFIG,
    "briefings/one.md": long(1),
    "briefings/two.md": long(2),
    "briefings/three.md": long(3),
  });
  await site.clean();
  const edition = site.read(`dist/${EDITION}/email.html`);
  expect(Buffer.byteLength(edition)).toBeLessThanOrEqual(102_400);
  expect(edition.match(/Read the briefing/g)).toHaveLength(3);
  expect(edition.match(/(?:Some words. ){2000}/g)).toHaveLength(2);
  const one = site.read("dist/stories/one/email.html");
  expect(one).not.toContain("More of them");
  expect(one).toContain("Read on the site");
});

test("`email` says what is wrong: no such edition, no sender, no e-mails", async () => {
  const site = await built("");
  await expect(email(site, "2026-11-12", {})).rejects.toThrow(/`2026-11-12` has no e-mail.*2026-11-21/);
  await expect(email(site, "latest", { format: "eml" })).rejects.toThrow(/needs a sender/);
  await expect(email(site, "latest", { output: "x.pdf" })).rejects.toThrow(/must end in .html, .txt or .eml/);
  site.write("x.txt", "mine");
  await expect(email(site, "latest", { output: "x.txt" })).rejects.toThrow(/is there already/);
  expect(site.read("x.txt")).toBe("mine");
  await email(site, "rich", { output: "y.txt", quiet: true });
  expect(site.read("y.txt")).toBe(site.read("dist/stories/rich/email.txt"));
  const plain = newSite({ "briefings/a.md": story("A") });
  await expect(email(plain, "latest", {})).rejects.toThrow(/the site has no e-mails/);
});

test("`email: {editions: false}` makes none, and a draft's e-mail is for the command only", async () => {
  const none = await built("email: {editions: false}\n");
  expect(none.has(`dist/${EDITION}/email.html`)).toBe(false);
  expect(none.has("dist/stories/rich/email.html")).toBe(true);
  const site = newSite({
    ...FILES,
    "briefings/editions/plan.md": "---\ndate: 2026-11-22\nstatus: draft\nstories: [rich]\n---\nSoon.\n",
  });
  await site.build({ drafts: true });
  expect(site.has("dist/editions/plan/index.html")).toBe(true);
  expect(site.has("dist/editions/plan/email.html")).toBe(false);
  expect((await email(site, "plan", { drafts: true, format: "text" })).out).toContain("Soon.");
});

test("where the library for styles does not run, nothing is published, and the report says what to do", async () => {
  vi.doMock("../../src/mail/mail-tools.ts", () => {
    throw new Error("no binding for this computer");
  });
  const site = newSite({ ...FILES, "briefgen.config.yaml": CONFIG });
  const report = reportOf(await site.build());
  vi.doUnmock("../../src/mail/mail-tools.ts");
  expect(report).toContain("error[BG0708]: e-mails cannot be made on this computer");
  expect(report).toContain("email: {editions: false}");
  expect(site.has("dist")).toBe(false);
});
