// Takes pictures of every kind of page of the sample, for people to look at after a change to the theme: narrow and wide,
// light and dark, right to left, and on paper. They are written to screenshots/, and the one in the README to docs/.
//
//     npm run screenshots
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import chromium from "@sparticuz/chromium";
import { chromium as playwright } from "playwright-core";
import { StaticHost } from "../lib/dev/static-host.js";

const PAGES = {
  home: "",
  story: "stories/north-korea-sanctions/",
  topic: "topics/north-korea/",
  topics: "topics/",
  outlet: "sources/ap-news/",
  outlets: "sources/",
  storyline: "storylines/north-korea-cyber-sanctions/",
  question: "questions/who-monitors-the-un-sanctions/",
  questions: "questions/",
  archive: "archive/",
  map: "graph/",
  search: "search/?q=sanctions",
  page: "about/",
  feeds: "feeds/",
  "not-found": "404.html",
  "home-ar": "ar/",
  "story-ar": encodeURI("stories/عقوبات-كوريا-الشمالية/"),
};

/** Sizes in CSS pixels: telephone, tablet, laptop, desk. */
const LOOKS = [
  { name: "390", viewport: { width: 390, height: 844 } },
  { name: "820", viewport: { width: 820, height: 1180 } },
  { name: "1280", viewport: { width: 1280, height: 800 } },
  { name: "1280-dark", viewport: { width: 1280, height: 800 }, colorScheme: "dark" },
  { name: "1920", viewport: { width: 1920, height: 1080 } },
];

const root = fileURLToPath(new URL("..", import.meta.url));
const site = mkdtempSync(join(tmpdir(), "briefgen-screenshots-"));
for (const name of ["briefgen.config.yaml", "briefings", "pages"])
  cpSync(join(root, name), join(site, name), { recursive: true });
execFileSync(process.execPath, [join(root, "bin/briefgen.js"), "build", "-q"], { cwd: site });
const folder = join(site, "dist");
const host = await StaticHost.listen({ folder, basePath: "/", host: "127.0.0.1", ports: [0] });
const browser = await playwright.launch({
  executablePath: process.env.CHROME_PATH ?? (await chromium.executablePath()),
  args: chromium.args.filter((arg) => !["--single-process", "--no-zygote"].includes(arg)),
});
const shots = join(root, "screenshots");
mkdirSync(shots, { recursive: true });
try {
  for (const { name: look, ...options } of LOOKS) {
    const page = await browser.newPage({ ...options, reducedMotion: "reduce" });
    for (const [name, path] of Object.entries(PAGES)) {
      await page.goto(host.address() + path, { waitUntil: "networkidle" });
      await page.screenshot({ path: join(shots, `${name}-${look}.png`), fullPage: true });
      if (look === "1280") await page.pdf({ path: join(shots, `${name}.pdf`), format: "A4" });
    }
    await page.close();
  }
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(host.address() + PAGES.story);
  await page.screenshot({ path: join(root, "docs/story.png") });
} finally {
  await browser.close();
  await host.close();
  rmSync(site, { recursive: true });
}
