// The 404 page: names the pages whose addresses are nearest to the one that does not exist.
const near = document.getElementById("near");
const { sitemap, root, site } = near.dataset;
const SHOWN = 5;
/** Of 2: the likeness of the whole addresses, and that of their last parts. */
const LEAST = 1.1;

/** `/Stories/Talks/index.html` → `stories/talks` */
function plain(path) {
  let text = path;
  try {
    text = decodeURIComponent(path);
  } catch {
    // What is no text in UTF-8 is compared as it is.
  }
  return text.normalize("NFC").toLowerCase().replace(/(?:\/index)?\.html?$/, "").replace(/^\/+|\/+$/g, "");
}

const pairsOf = (text) => new Set(Array.from({ length: text.length + 1 }, (_, at) => ` ${text} `.slice(at, at + 2)));

/** How much of two texts is the same, from 0 to 1 (Dice, by pairs of letters). */
function likeness(pairs, others) {
  let same = 0;
  for (const pair of pairs) if (others.has(pair)) same += 1;
  return (2 * same) / (pairs.size + others.size);
}

const partsOf = (path) => {
  const whole = plain(path);
  return [pairsOf(whole), pairsOf(whole.slice(whole.lastIndexOf("/") + 1))];
};

async function textOf(address, type) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(response.statusText);
  return new DOMParser().parseFromString(await response.text(), type);
}

/** A link with the page's own heading, in its language; nothing if the page cannot be read. */
async function itemFor(path) {
  const page = await textOf(site + path, "text/html").catch(() => undefined);
  if (!page) return [];
  const { lang, dir } = page.documentElement;
  const link = Object.assign(document.createElement("a"), { href: site + path, lang, dir });
  link.textContent = page.querySelector("h1")?.textContent ?? page.title;
  const item = document.createElement("li");
  item.append(link);
  return [item];
}

async function show() {
  const wanted = partsOf(location.pathname.slice(site.length));
  const map = await textOf(sitemap, "text/xml");
  // An index of sitemaps has none: it stands for more pages than a reader should load.
  const paths = [...map.querySelectorAll("url > loc")].map(({ textContent }) => textContent.slice(root.length));
  const found = paths
    .map((path) => ({ path, score: partsOf(path).reduce((sum, part, at) => sum + likeness(part, wanted[at]), 0) }))
    .filter(({ score }) => score > LEAST)
    .sort((a, b) => b.score - a.score)
    .slice(0, SHOWN);
  const all = (await Promise.all(found.map(({ path }) => itemFor(path)))).flat();
  // One topic has a page in each language, with one name.
  const items = all.filter(({ textContent }, at) => all.findIndex((item) => item.textContent === textContent) === at);
  near.querySelector("ul").append(...items);
  near.hidden = items.length === 0;
}

// Without the sitemap, the page is as it is.
show().catch(() => {});
