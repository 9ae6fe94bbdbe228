// Long lists: shows the entries that have all typed words, from every page of the list.
const filter = document.querySelector(".filter");
const list = document.querySelector(".index");
const pager = document.querySelector(".pager");
const input = filter.querySelector("input");
const status = filter.querySelector("[role=status]");
const numbers = new Intl.NumberFormat(new Intl.Locale(document.documentElement.lang, { numberingSystem: "latn" }));
/** Links to the letters of this page; the first list of links leads to the orders. */
const [, letters] = document.querySelectorAll(".letters");

/** Without regard to case and marks: “Sao” finds “São”. */
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** What an entry says, without its number and date. */
const textOf = (row) => fold([...row.querySelectorAll("a, .meta")].map((part) => part.textContent).join(" "));

/** The entries of this page, and those of the other ones once they are here. */
const entries = [...list.querySelectorAll(".entries > li")].map((row) => ({ row, text: textOf(row), isOwn: true }));

/** Whether every page of the list is here: one that could not be loaded leaves the pager in its place. */
let isWhole = !pager;
let loading;

/** Puts an entry of another page under its heading; `where`: `prepend` for pages before this one, or `append`. */
function add(row, where) {
  const from = row.closest("section");
  let section = document.getElementById(from.id);
  if (!section) {
    section = from.cloneNode(true);
    section.querySelector(".entries").replaceChildren();
    list[where](section);
  }
  section.querySelector(".entries")[where](row);
  entries[where === "append" ? "push" : "unshift"]({ row, text: textOf(row), isOwn: false });
}

/** Follows the links from page to page. */
async function load(rel, where) {
  for (let next = pager.querySelector(`[rel=${rel}]`)?.href; next; ) {
    const answer = await fetch(next);
    if (!answer.ok) throw new Error(`${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const rows = [...page.querySelectorAll(".entries > li")];
    for (const row of where === "prepend" ? rows.reverse() : rows) add(row, where);
    const link = page.querySelector(`.pager [rel=${rel}]`);
    next = link && new URL(link.getAttribute("href"), next).href;
  }
}

function show() {
  const words = fold(input.value).split(/\s+/).filter(Boolean);
  let found = 0;
  for (const { row, text, isOwn } of entries) {
    row.hidden = words.length === 0 ? !isOwn : !words.every((word) => text.includes(word));
    if (!row.hidden) found += 1;
  }
  for (const section of list.children) section.hidden = !section.querySelector(".entries > li:not([hidden])");
  if (letters) letters.hidden = words.length > 0;
  if (pager) pager.hidden = isWhole && words.length > 0;
  const shown = { count: found, total: entries.length };
  status.textContent = words.length === 0 ? "" : filter.dataset.found.replace(/\{(\w+)\}/g, (_, name) => numbers.format(shown[name]));
}

filter.hidden = false;
input.addEventListener("input", async () => {
  show();
  if (isWhole) return;
  loading ??= Promise.all([load("prev", "prepend"), load("next", "append")]);
  try {
    await loading;
    isWhole = true;
  } catch {
    // What is here is still filtered, and the pager leads to the rest.
  }
  show();
});
