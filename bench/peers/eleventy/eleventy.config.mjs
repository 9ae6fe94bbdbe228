// Eleventy's own Markdown and Nunjucks; topics, outlets and their pages as collections.
const PAGE = 50;

export default function configure(config) {
  config.setUseGitIgnore(false);
  config.addFilter("slug", slugOf);
  config.addFilter("iso", (date) => date.toISOString());
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("rfc822", (date) => date.toUTCString());
  config.addCollection("stories", stories);
  config.addCollection("newest", (api) => stories(api).slice(0, PAGE));
  const groups = {
    topics: (story) => story.data.topics,
    outlets: (story) => story.data.sources.map(({ source }) => source),
  };
  for (const [name, keysOf] of Object.entries(groups)) {
    config.addCollection(name, (api) => groupBy(stories(api), keysOf));
    config.addCollection(`${name}Pages`, (api) => groupBy(stories(api), keysOf).flatMap(paginate));
  }
  return {
    dir: { input: "content", includes: "../_includes", output: "public" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
  };
}

/** Newest first. */
const stories = (api) => api.getFilteredByGlob("content/stories/**/*.md").reverse();

function groupBy(items, keysOf) {
  const groups = new Map();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, items]) => ({ name, slug: slugOf(name), stories: items }));
}

function paginate({ name, slug, stories }) {
  const total = Math.ceil(stories.length / PAGE);
  return Array.from({ length: total }, (_, index) => ({
    ...{ name, number: index + 1, total },
    path: index === 0 ? `${slug}/` : `${slug}/page/${index + 1}/`,
    newer: index === 0 ? "" : index === 1 ? `${slug}/` : `${slug}/page/${index}/`,
    older: index + 1 < total ? `${slug}/page/${index + 2}/` : "",
    stories: stories.slice(index * PAGE, (index + 1) * PAGE),
  }));
}

const slugOf = (name) =>
  String(name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
