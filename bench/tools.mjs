import { accessSync, constants, cpSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const PACKAGE = fileURLToPath(new URL("..", import.meta.url));

/**
 * A tool and its site, as the scenarios need them. Folders and files are relative to the site.
 *
 *     stories     the folder of the sources          output     the folder of the pages
 *     caches      what else a cold build removes     lists      output's folders of topics and of outlets
 *     layout      the template around every page     layOut     writes everything but the stories
 *     adapt       a story as the tool takes it       build, serve, version: commands
 */
export const briefgen = {
  ...ours(
    "briefgen",
    "pagination:\n  stories: 50\nfeeds:\n  nodes: off\nmarkdown: false\nmentions: false\nsearch: off\nmap: off\ngraph: off\n",
  ),
  // Only the parts of the theme that the peers' sites have; models that no template uses are not built.
  layOut(root) {
    this.configure(root);
    cpSync(fileURLToPath(new URL("peers/briefgen", import.meta.url)), join(root, "templates"), {
      recursive: true,
    });
  },
};

/** briefgen with its defaults: its own theme, names linked in texts, related stories, metadata, feeds of everything, a map. */
export const everything = {
  ...ours("briefgen, everything", "search: off\n"),
  layOut(root) {
    this.configure(root);
    mkdirSync(join(root, dirname(this.layout)), { recursive: true });
    cpSync(join(PACKAGE, this.layout), join(root, this.layout));
  },
};

function ours(name, config) {
  return {
    name,
    stories: "briefings",
    output: "dist",
    caches: [".briefgen"],
    lists: { topics: "topics", outlets: "sources" },
    layout: "templates/layouts/base.eta",
    adapt: ({ text }) => text,
    configure(root) {
      const site = "site:\n  title: Bench\n  url: https://example.org/\n";
      writeFileSync(join(root, "briefgen.config.yaml"), site + config);
    },
    version: () => briefgenCommand("--version"),
    build: () => briefgenCommand("build", "--quiet"),
    serve: (port) => briefgenCommand("watch", "--port", String(port)),
  };
}

const briefgenCommand = (...args) => [process.execPath, join(PACKAGE, "bin/briefgen.js"), ...args];

const PEER = {
  output: "public",
  stories: "content/stories",
  lists: { topics: "topics", outlets: "outlets" },
};

export const hugo = (path) => ({
  ...PEER,
  name: "Hugo",
  caches: [".hugo_build.lock", "resources"],
  layout: "layouts/_default/baseof.html",
  // Hugo groups pages by lists of names only.
  adapt: ({ text, outlets }) => text.replace("\nsources:", `\noutlets: ${JSON.stringify(outlets)}\nsources:`),
  layOut: (root) => copyTheme("hugo", root),
  version: () => [path, "version"],
  build: () => [path, "--quiet"],
  serve: (port) => [path, "server", "--renderToMemory", "--noHTTPCache", "--port", String(port)],
});

export const eleventy = (path) => {
  // Run it with the same Node.js as briefgen, not with the one that its first line finds.
  const command = /\.[cm]?js$/.test(path) ? [process.execPath, path] : [path];
  return {
    ...PEER,
    name: "Eleventy",
    caches: [".cache"],
    layout: "_includes/base.njk",
    adapt: ({ text }) => text,
    layOut: (root) => copyTheme("eleventy", root),
    version: () => [...command, "--version"],
    build: () => [...command, "--quiet"],
    serve: (port) => [...command, "--serve", "--incremental", "--quiet", "--port", String(port)],
  };
};

const copyTheme = (name, root) =>
  cpSync(fileURLToPath(new URL(`peers/${name}`, import.meta.url)), root, { recursive: true });

/** The real path of an executable program: the given one, else the first on PATH. */
export function findTool(name, path) {
  const candidates =
    path === undefined
      ? (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name))
      : [path];
  for (const candidate of candidates) {
    try {
      accessSync(candidate, constants.X_OK);
      return realpathSync(candidate);
    } catch {}
  }
  return undefined;
}

/** The versions of briefgen and of the optional packages that make it faster: `briefgen 1.2.0`. */
export function packageVersions() {
  const read = (path) => JSON.parse(readFileSync(join(PACKAGE, path, "package.json"), "utf8"));
  const { version, optionalDependencies = {} } = read(".");
  const optional = Object.keys(optionalDependencies).map((name) => {
    try {
      return `${name} ${read(`node_modules/${name}`).version}`;
    } catch {
      return `no ${name}`;
    }
  });
  return [`briefgen ${version}`, ...optional];
}
