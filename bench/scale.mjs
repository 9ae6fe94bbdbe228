// How briefgen copes with sites far larger than a newsroom's: `node bench/scale.mjs [case …]`, one line per case.
// Each case is a site of generated stories, built once from scratch in a process of its own.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { stories } from "./corpus.mjs";
import { run } from "./measure.mjs";

const BIN = fileURLToPath(new URL("../bin/briefgen.js", import.meta.url));
const CONFIG = "site: {title: Scale, url: https://example.org/}\nsearch: off\n";
const LINE = "The two sides met again on Tuesday, and agreed on nothing but the date of the next meeting.";

const small = (title, front = "", body = LINE) =>
  `---\ntitle: ${title}\ndate: 2026-01-01\n${front}---\n\n${body}\n`;
const times = (count, make) => Array.from({ length: count }, (_, index) => make(index));

/** Case → its files, as [path in briefings/, text]. */
const CASES = {
  "100,000 stories": () => corpus(100_000),
  "a story of 10 MB": () => [["long.md", small("Long", "", sections(10 * 1024 * 1024))]],
  "a story of 20 MB": () => [["long.md", small("Long", "", sections(20 * 1024 * 1024))]],
  "a story with 2,500 sources": () => [["sources.md", withSources(2500)]],
  "a story with 5,000 sources": () => [["sources.md", withSources(5000)]],
  "a topic with 25,000 stories": () => times(25_000, inOneTopic),
  "a topic with 50,000 stories": () => times(50_000, inOneTopic),
};

function* corpus(count) {
  for (const { path, text } of stories(count)) yield [path, text];
}

/** Paragraphs and headings of that many bytes. */
function sections(bytes) {
  const paragraph = `${times(5, () => LINE).join(" ")}\n\n`;
  const section = (index) => `## Part ${index}\n\n${paragraph.repeat(10)}`;
  return times(Math.ceil(bytes / section(0).length), section).join("");
}

const withSources = (count) =>
  small(
    "Sources",
    `sources:\n${times(count, (i) => `  - {key: s${i}, source: Outlet ${i}, title: Article ${i}, url: "https://outlet${i}.example/"}\n`).join("")}`,
    times(count, (i) => `${LINE} [@s${i}]`).join("\n\n"),
  );

const inOneTopic = (index) => [`${index % 100}/s${index}.md`, small(`Story ${index}`, "topics: [Oil]\n")];

async function measure(name, root) {
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, "briefgen.config.yaml"), CONFIG);
  for (const [path, text] of CASES[name]()) {
    mkdirSync(dirname(join(root, "briefings", path)), { recursive: true });
    writeFileSync(join(root, "briefings", path), text);
  }
  const { seconds, megabytes } = await run([process.execPath, BIN, "build", root, "-q"], {
    cwd: root,
    scratch: root,
  });
  const pages = readdirSync(join(root, "dist"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name.endsWith(".html"))
    .map((entry) => ({
      path: join(entry.parentPath, entry.name).slice(root.length + 6),
      size: statSync(join(entry.parentPath, entry.name)).size,
    }));
  const largest = pages.reduce((a, b) => (b.size > a.size ? b : a));
  const most = busiestFolder(pages);
  return `| ${name} | ${seconds.toFixed(1)} | ${Math.round(megabytes)} | ${pages.length.toLocaleString("en")} | ${largest.path}: ${(largest.size / 1024).toFixed(0)} KB | ${most} |`;
}

/** The number of entries in the largest folder. */
function busiestFolder(pages) {
  const counts = new Map();
  for (const { path } of pages)
    counts.set(dirname(dirname(path)), (counts.get(dirname(dirname(path))) ?? 0) + 1);
  const [folder, count] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
  return `${folder}/: ${count.toLocaleString("en")}`;
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(CASES, name));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no case ${unknown.join(", ")}; there are: ${Object.keys(CASES).join("; ")}.\n`,
  );
  process.exit(2);
}
process.stdout.write(
  "| | s | MB | pages | largest page | most entries in a folder |\n|---|--:|--:|--:|---|---|\n",
);
for (const name of wanted.length > 0 ? wanted : Object.keys(CASES)) {
  const root = mkdtempSync(join(tmpdir(), "briefgen-scale-"));
  try {
    process.stdout.write(`${await measure(name, root)}\n`);
  } finally {
    rmSync(root, { recursive: true });
  }
}
