import { basename, join, resolve } from "node:path";
import { CONFIG_FILE } from "../config/file.ts";
import { nodeDisk } from "../disk/disk.ts";
import { isLanguageTag } from "../schema/index.ts";
import { isTimeZone, momentAt } from "../text/dates.ts";
import { plural } from "./counts.ts";
import { EXIT, UsageError } from "./exit.ts";
import type { Answers, InitOptions } from "./init-options.ts";
import { askAbout } from "./init-questions.ts";
import type { Io } from "./io.ts";
import { readNow } from "./options.ts";
import { isInstalled, packageSpec } from "./own-package.ts";
import { IGNORED, SCRIPTS, type StarterFile, sampleFiles, settingsFiles } from "./starter.ts";
import { writeNew } from "./write-new.ts";

/** Creates a site, or adds what a site lacks. Existing files are never touched. */
export async function initCommand(folder: string, options: InitOptions, io: Io): Promise<number> {
  const root = resolve(io.cwd, folder);
  const kind = nodeDisk.info(nodeDisk.follow(root) ?? root)?.kind;
  if (kind !== undefined && kind !== "folder") throw new UsageError(`${folder} is not a folder`);
  check(options);
  const isSite = nodeDisk.info(join(root, "briefings")) !== undefined;
  const isConfigured = nodeDisk.info(join(root, CONFIG_FILE)) !== undefined;
  const given: Answers = {
    ...{ title: titleOf(root), url: "", host: "other", language: "en", timeZone: systemZone() },
    pages: options.pages,
    ...withoutGaps(options),
  };
  const asks = io.isInteractive && !options.yes && !isConfigured;
  const answers = asks ? await askAbout(given, options) : given;
  if (!answers) {
    io.err("nothing was written\n");
    return EXIT.interrupted;
  }
  const year = momentAt(readNow(undefined, io), "UTC").day.slice(0, 4);
  const isEnglish = /^en(?:-|$)/.test(answers.language);
  const files = [
    ...settingsFiles({
      ...answers,
      year,
      version: options.version,
      spec: packageSpec(root, options.version),
    }),
    ...(isSite || !options.sample || !isEnglish ? [] : sampleFiles("briefings")),
    ...(answers.pages && isEnglish && !isSite ? sampleFiles("pages") : []),
  ];
  const written = writeMissing(root, files);
  if (!nodeDisk.info(join(root, "briefings"))) nodeDisk.makeFolder(join(root, "briefings"));
  if (!options.quiet) {
    io.err(report(folder, root, files, written, isSite));
    if (!isEnglish && options.sample && !isSite)
      io.err("\nThe sample briefings and pages are in English, so they were left out.\n");
  }
  return EXIT.fine;
}

/** Only what was given on the command line. */
const withoutGaps = ({ title, url, host, language, timeZone }: InitOptions): Partial<Answers> =>
  Object.fromEntries(
    Object.entries({ title, url, host, language, timeZone }).filter(([, value]) => value !== undefined),
  );

/** The computer's time zone. */
function systemZone(): string {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return isTimeZone(zone) ? zone : "UTC";
}

function check({ url, language, timeZone }: InitOptions): void {
  if (url !== undefined) checkUrl(url);
  if (language !== undefined && !isLanguageTag(language))
    throw new UsageError(`--language ${language} is not a language tag; write it like en, ar or pt-BR`);
  if (timeZone !== undefined && !isTimeZone(timeZone))
    throw new UsageError(`--time-zone ${timeZone} is not a time zone; write it like Europe/Paris or UTC`);
}

/** `daily-brief` → `Daily brief`. */
function titleOf(root: string): string {
  const words = basename(root).replace(/[-_]+/g, " ").trim();
  return words === "" ? "Briefings" : words[0]!.toUpperCase() + words.slice(1);
}

export function checkUrl(url: string): void {
  if (!/^https?:\/\/[^/]/i.test(url) || !URL.canParse(url))
    throw new UsageError(`--url ${url} is not a web address; write it like https://example.org/news/`);
}

function writeMissing(root: string, files: readonly StarterFile[]): StarterFile[] {
  nodeDisk.makeFolder(root);
  return files.filter((file) => writeNew(file, root));
}

function report(
  folder: string,
  root: string,
  files: readonly StarterFile[],
  written: readonly StarterFile[],
  wasSite: boolean,
): string {
  const steps = [
    ...(isInstalled(root) ? [] : [["npm install", "get briefgen for this folder"]]),
    ["npx briefgen watch --open", "see the site in your browser, updated as you write"],
    [
      `npx briefgen new story "${wasSite ? "The headline" : "My first briefing"}"`,
      "write a briefing of your own",
    ],
  ];
  const width = Math.max(...steps.map(([command = ""]) => command.length));
  const lines = [
    ...summaryOf(files, written),
    ...ignoredLines(root, written),
    ...scriptLines(root, written),
    "",
    "Next:",
    ...(folder === "." ? [] : [`  cd ${/^[\w./-]+$/.test(folder) ? folder : JSON.stringify(folder)}`]),
    ...steps.map(([command = "", why = ""]) => `  ${command.padEnd(width)}    ${why}`),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function summaryOf(files: readonly StarterFile[], written: readonly StarterFile[]): string[] {
  const content = written.filter(({ path }) => path.startsWith("briefings/"));
  const others = written.filter((file) => !content.includes(file)).map(({ path }) => path);
  const kept = files.filter((file) => !written.includes(file)).map(({ path }) => path);
  return [
    ...(content.length > 0 ? [`wrote briefings/: ${plural(content.length, "sample file")}`] : []),
    ...others.map((path) => `wrote ${path}`),
    ...kept.map((path) => `kept ${path}, which already existed`),
  ];
}

/** Scripts that a package.json which already existed does not have. */
function scriptLines(root: string, written: readonly StarterFile[]): string[] {
  if (written.some(({ path }) => path === "package.json")) return [];
  const text = new TextDecoder().decode(nodeDisk.read(join(root, "package.json")));
  const missing = Object.entries(SCRIPTS).filter(([name]) => !text.includes(`"${name}"`));
  const lines = missing.map(([name, command]) => `"${name}": "${command}"`);
  return lines.length === 0 ? [] : [`add to the scripts in package.json: ${lines.join(", ")}`];
}

/** Git must not track build output. If there is already a .gitignore, it is left alone, and the user is told what to add. */
function ignoredLines(root: string, written: readonly StarterFile[]): string[] {
  if (written.some(({ path }) => path === ".gitignore")) return [];
  const text = new TextDecoder().decode(nodeDisk.read(join(root, ".gitignore")));
  const has = new Set(text.split(/\r?\n/).map((line) => line.trim().replace(/^\/|\/$/g, "")));
  const missing = IGNORED.filter((name) => !has.has(name.replace(/\/$/, "")));
  return missing.length === 0 ? [] : [`add to .gitignore: ${missing.join(" ")}`];
}
