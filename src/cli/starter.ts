import { join } from "node:path";
import { stringify } from "yaml";
import { CONFIG_FILE } from "../config/file.ts";
import { storySchema } from "../content/story.ts";
import { nodeDisk } from "../disk/disk.ts";
import { snippetsOf } from "../schema/snippets.ts";
import { PACKAGE_ROOT } from "../source/scan.ts";
import { slugify } from "../text/names.ts";
import type { Answers } from "./init-options.ts";
import type { Host } from "./options.ts";
import { schemaTexts } from "./schema.ts";

export interface StarterFile {
  /** Relative to the site, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** The scripts of a site's package.json. */
export const SCRIPTS = {
  build: "briefgen build",
  watch: "briefgen watch --open",
  check: "briefgen check",
};

/** What Git must not track. */
export const IGNORED = ["dist/", ".briefgen/"];

/**
 * The files that a new site is made from. Their names do not start with dots, because npm would leave some of those
 * out of the package.
 */
const STARTER = join(PACKAGE_ROOT, "starter");

const SETTINGS = {
  "package.json": "package.json",
  ".gitignore": "gitignore",
  ".vscode/settings.json": "vscode-settings.json",
  ".vscode/extensions.json": "vscode-extensions.json",
  ".vscode/tasks.json": "vscode-tasks.json",
};

/** What each host needs: the path in the site, and the file in the package. */
const HOST_FILES: Readonly<Record<Host, Readonly<Record<string, string>>>> = {
  github: { ".github/workflows/site.yml": "hosts/github.yml" },
  gitlab: { ".gitlab-ci.yml": "hosts/gitlab.yml" },
  cloudflare: { "wrangler.toml": "hosts/wrangler.toml" },
  netlify: { "netlify.toml": "hosts/netlify.toml" },
  other: {},
};

export interface StarterRequest extends Answers {
  /** The current year. */
  readonly year: string;
  /** The package's version, and what package.json depends on. */
  readonly version: string;
  readonly spec: string;
}

/** Configuration, settings for Git and editors, and what the host needs. */
export function settingsFiles(request: StarterRequest): StarterFile[] {
  const { host } = request;
  const own = Object.entries({ ...SETTINGS, ...HOST_FILES[host] });
  return [
    { path: CONFIG_FILE, text: configuration(request) },
    ...own.map(([path, name]) => ({ path, text: filled(readStarter(name), valuesOf(request)) })),
    { path: ".vscode/briefgen.code-snippets", text: `${JSON.stringify(snippetsOf(storySchema), null, 2)}\n` },
    { path: "schemas/config.schema.json", text: schemaTexts().get("config")! },
  ];
}

/** The files of a folder of the sample: briefings with their records, or pages to fill in. */
export function sampleFiles(folder: string): StarterFile[] {
  return nodeDisk.list(join(STARTER, folder)).flatMap(({ name, kind }) => {
    const path = `${folder}/${name}`;
    return kind === "folder" ? sampleFiles(path) : [{ path, text: readFile(path) }];
  });
}

const readFile = (path: string): string => new TextDecoder().decode(nodeDisk.read(join(STARTER, path)));

const readStarter = (name: string): string => readFile(`settings/${name}`);

/** The configuration's names of the hosts that it knows. */
const HOST_NAMES: Readonly<Partial<Record<Host, string>>> = {
  ...{ github: "github-pages", gitlab: "gitlab-pages" },
  ...{ cloudflare: "cloudflare-pages", netlify: "netlify" },
};

function configuration(request: StarterRequest): string {
  const text = filled(readStarter(CONFIG_FILE), valuesOf(request));
  const host = HOST_NAMES[request.host];
  return host === undefined ? text : `${text}host: ${host}\n`;
}

/** The values of a template, quoted for YAML. */
function valuesOf({
  title,
  url,
  year,
  version,
  spec,
  language,
  timeZone,
}: StarterRequest): Readonly<Record<string, string>> {
  const yaml = (value: string) => stringify(value, { lineWidth: 0 }).trim();
  const slug =
    slugify(title)
      .replace(/[^a-z0-9-]+/g, "")
      .replace(/^-+|-+$/g, "") || "briefings";
  return {
    version,
    slug,
    title: yaml(title),
    url: url === "" ? "# url: https://example.org/news/" : `url: ${yaml(url)}`,
    id: `${url === "" ? slug : new URL(url).hostname.toLowerCase()},${year}`,
    spec,
    scripts: JSON.stringify(SCRIPTS, null, 2).replaceAll("\n", "\n  "),
    language,
    zone: timeZone,
  };
}

/** `{title}` → the value; all other braces stay. */
const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(
    /\{(title|url|id|zone|language|version|spec|scripts|slug)\}/g,
    (_, name: string) => values[name]!,
  );
