import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { BenchError } from "./measure.mjs";

const HEADING = "## What's happened\n\n";

/** One tool's site of generated stories. It edits stories, and checks that the pages show the edits. */
export class Site {
  /** The source and the page of each story, oldest first. */
  #stories = [];
  #topics = new Set();
  #outlets = new Set();

  constructor(tool, root, stories) {
    this.tool = tool;
    this.root = root;
    mkdirSync(root, { recursive: true });
    tool.layOut(root);
    const layout = this.#path(tool.layout);
    replaceIn(layout, "</head>", '<meta name="look" content="0">\n</head>');
    const folders = new Set();
    for (const story of stories) {
      const source = this.#path(tool.stories, story.path);
      if (!folders.has(dirname(source))) mkdirSync(dirname(source), { recursive: true });
      folders.add(dirname(source));
      writeFileSync(source, tool.adapt(story));
      this.#stories.push({ source, page: `stories/${story.slug}/` });
      for (const topic of story.topics) this.#topics.add(topic);
      for (const outlet of story.outlets) this.#outlets.add(outlet);
    }
  }

  get size() {
    return this.#stories.length;
  }

  #path = (...parts) => join(this.root, ...parts);

  #page = (address) => readFileSync(this.#path(this.tool.output, address, "index.html"), "utf8");

  /** The address of a story's page, relative to the site: `stories/a-title-12/`. */
  pageOf = (index) => this.#stories[index].page;

  /** Adds a paragraph to a story. */
  editBody(index, words) {
    replaceIn(this.#stories[index].source, HEADING, `${HEADING}This was added later: ${words}.\n\n`);
  }

  /** Gives a story another title; its address stays the same, because its slug is set. */
  editTitle(index, words) {
    replaceIn(this.#stories[index].source, /^title: .*$/m, `title: "A new title: ${words}"`);
  }

  /** Changes the head of every page. */
  editLayout(number) {
    replaceIn(this.#path(this.tool.layout), /content="\d+">\n<\/head>/, `content="${number}">\n</head>`);
  }

  removeOutput() {
    for (const folder of [this.tool.output, ...this.tool.caches])
      rmSync(this.#path(folder), { recursive: true, force: true });
  }

  remove() {
    rmSync(this.root, { recursive: true, force: true });
  }

  /** Every file of the output with its size in bytes. */
  outputFiles() {
    const output = this.#path(this.tool.output);
    return filesIn(output).map((file) => [relative(output, file), statSync(file).size]);
  }

  /** Checks that there is a page for each story, topic and outlet, a paginated index, and a feed. */
  checkWhole() {
    const { topics, outlets } = this.tool.lists;
    this.#expectPages("stories", this.size, this.size);
    this.#expectPages(topics, this.#topics.size);
    this.#expectPages(outlets, this.#outlets.size);
    for (const index of [0, this.size >> 1, this.size - 1])
      if (!this.#page(this.pageOf(index)).includes("happened"))
        throw this.#wrong(`${this.pageOf(index)} has no text`);
    const items = readFileSync(this.#path(this.tool.output, "rss.xml"), "utf8").split("<item>").length - 1;
    if (items !== Math.min(50, this.size)) throw this.#wrong(`the feed has ${items} items`);
  }

  /** Checks that a story's page shows the words. */
  checkStory(index, words) {
    if (!this.#page(this.pageOf(index)).includes(words))
      throw this.#wrong(`${this.pageOf(index)} does not show an edit`);
  }

  /** Checks that a list with the story shows the words. */
  checkLists(words) {
    const shown = Object.values(this.tool.lists).some((folder) =>
      filesIn(this.#path(this.tool.output, folder)).some((file) =>
        readFileSync(file, "utf8").includes(words),
      ),
    );
    if (!shown) throw this.#wrong("no list shows a story's new title");
  }

  /** Checks that pages of every kind have the layout's new head. */
  checkLayout(number) {
    const addresses = ["", this.pageOf(0), this.pageOf(this.size - 1), ...Object.values(this.tool.lists)];
    for (const address of addresses)
      if (!this.#page(address).includes(`<meta name="look" content="${number}">`))
        throw this.#wrong(`/${address} does not show the edited template`);
  }

  #expectPages(folder, least, most = Infinity) {
    const entries = readdirSync(this.#path(this.tool.output, folder), { withFileTypes: true });
    const count = entries.filter((entry) => entry.isDirectory()).length;
    if (count < least || count > most)
      throw this.#wrong(`${folder}/ has ${count} pages, where ${least} should be`);
  }

  #wrong = (what) => new BenchError(`${this.tool.name}'s output is wrong: ${what}.`);
}

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

function replaceIn(file, from, to) {
  const text = readFileSync(file, "utf8");
  const edited = text.replace(from, () => to);
  if (edited === text) throw new BenchError(`${file} could not be edited: ${from} is not in it.`);
  writeFileSync(file, edited);
}
