/**
 * What is built, each time in a fresh process. `prepare` changes the site and is not measured; `check` throws if
 * the output does not show the change, so that a build that did nothing does not count as a fast one.
 */
export const BUILDS = [
  {
    id: "cold",
    title: "cold build",
    prepare: (site) => site.removeOutput(),
    check: (site) => site.checkWhole(),
  },
  {
    id: "unchanged",
    title: "nothing changed",
    prepare: () => {},
    check: (site) => site.checkWhole(),
  },
  {
    id: "body",
    title: "one body edited",
    prepare: (site, run) => site.editBody(spread(site, run), `body-words-${run}`),
    check: (site, run) => site.checkStory(spread(site, run), `body-words-${run}`),
  },
  {
    id: "title",
    title: "one title edited",
    prepare: (site, run) => site.editTitle(spread(site, run), `title-words-${run}`),
    check(site, run) {
      site.checkStory(spread(site, run), `title-words-${run}`);
      site.checkLists(`title-words-${run}`);
    },
  },
  {
    id: "template",
    title: "one template edited",
    prepare: (site, run) => site.editLayout(run + 1),
    check: (site, run) => site.checkLayout(run + 1),
  },
];

/** While watching: from saving a file to the served page. */
export const WATCHES = [
  {
    id: "watch-body",
    title: "watching, one body edited",
    /** Changes a story, and returns which page must show which words. */
    edit(site, number) {
      const words = `watched-body-${number}`;
      const index = spread(site, number);
      site.editBody(index, words);
      return { address: site.pageOf(index), words };
    },
  },
  {
    id: "watch-title",
    title: "watching, one title edited",
    /** Changes the newest story's title, which must show in the list on the home page. */
    edit(site, number) {
      const words = `watched-title-${number}`;
      site.editTitle(site.size - 1, words);
      return { address: "", words };
    },
  },
];

/** A different story for each number, spread over the site. */
const spread = (site, number) => (number * 613 + (site.size >> 1)) % site.size;
