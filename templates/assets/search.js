// The search page: asks the index, and shows what it finds. The address holds what was asked.
const form = document.getElementById("search");
const status = document.getElementById("search-status");
const similar = document.getElementById("search-similar");
const similarHeading = similar.querySelector("h2");
const similarText = similarHeading.textContent;
const outlets = document.getElementById("outlets");
const { index: folder, site, none, shown: shownText, missing, all, words: wordsAddress, engine, excerpt: excerptAddress } = form.dataset;
/** What says how many were found, by plural form. */
const foundTexts = JSON.parse(form.dataset.found);
const NAMES = ["topic", "outlet", "storyline", "year"];
const SHOWN = 30;
const OFFERED = 50;
const { lang, dir } = document.documentElement;
/** As in all pages. */
const locale = new Intl.Locale(lang, { numberingSystem: "latn", calendar: "gregory" });
const days = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
const numbers = new Intl.NumberFormat(locale);
const plurals = new Intl.PluralRules(lang);
const inOrder = new Intl.Collator(lang).compare;

let words;
let excerptOf;
let index;
/** `[folded name, name, number of stories]` of each outlet; loaded when they are first needed. */
let known;
/** Counts the questions: an answer that comes late is not shown. */
let asked = 0;

const make = (name, properties, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};
/** A value of a filter; `count`: the stories that have it. */
const option = (value, count) => make("option", { value, textContent: `${value} (${numbers.format(count)})` });

/** Replaces `{name}` in a phrase by a number. */
const phrase = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => numbers.format(values[name]));

/** A list of stories, of which a part is shown at first. The address says how many are, under the name of the list. */
class Results {
  #name;
  #list;
  #more;
  #status;
  #hits = [];
  #text = "";

  constructor(name) {
    this.#name = name;
    this.#list = document.getElementById(name);
    this.#more = document.getElementById(`more-${name}`);
    this.#status = document.getElementById(`shown-${name}`);
    this.#more.addEventListener("click", () => this.#add().catch(() => say(missing)));
  }

  async show(hits, text, isCurrent) {
    const shown = Number(new URLSearchParams(location.search).get(this.#name));
    const first = await this.#load(hits.slice(0, Math.max(SHOWN, shown || 0)), text);
    if (!isCurrent()) return;
    this.#hits = hits;
    this.#text = text;
    this.#list.replaceChildren(...first);
    this.#count();
  }

  #load = (hits, text) => Promise.all(hits.map(async (hit) => resultItem(await index.load(hit), text)));

  async #add() {
    const hits = this.#hits;
    const from = this.#list.children.length;
    const items = await this.#load(hits.slice(from, from + SHOWN), this.#text);
    if (hits !== this.#hits || from !== this.#list.children.length) return;
    this.#list.append(...items);
    items[0]?.querySelector("a").focus();
    const shown = this.#count();
    const fields = new URLSearchParams(location.search);
    fields.set(this.#name, shown);
    history.replaceState(null, "", `?${fields}`);
  }

  #count() {
    const count = this.#list.children.length;
    const total = this.#hits.length;
    this.#more.hidden = count === total;
    this.#status.textContent = total > SHOWN ? phrase(shownText, { count, total }) : "";
    return count;
  }
}

const LISTS = ["results", "others"];
const lists = LISTS.map((name) => new Results(name));

function say(text) {
  status.textContent = text;
}

function resultItem({ path, title, date, language, text: whole }, sought) {
  const pieces = excerptOf(whole, sought, words).map(({ text, mark }) => (mark ? make("mark", { textContent: text }) : text));
  // Plain pages have no date.
  const day = date && make("time", { textContent: days.format(new Date(date)), dateTime: date });
  return make(
    "li",
    { className: "card", dir: "auto", lang: language },
    make("h3", {}, make("a", { textContent: title, href: site + path })),
    make("p", { className: "meta", lang, dir }, day),
    make("p", {}, ...pieces),
  );
}

async function fillFilters() {
  const values = await index.filters();
  for (const [name, found] of Object.entries(values)) {
    const sorted = found.sort(([a], [b]) => (name === "year" ? inOrder(b, a) : inOrder(a, b)));
    const any = make("option", { value: "", textContent: all });
    form[name].replaceChildren(any, ...sorted.map(([value, count]) => option(value, count)));
    form[name].closest("p").hidden = sorted.length === 0;
  }
}

async function loadOutlets() {
  known ??= index.outlets().then((found) => found.map(([name, count]) => [words.fold(name), name, count]));
  return known;
}

/** Offers outlets whose names hold what was typed; those that begin with it, and the most cited, come first. */
async function offerOutlets() {
  const typed = words.fold(form.outlet.value.trim());
  const fitting = (await loadOutlets())
    .filter(([folded]) => folded.includes(typed))
    .sort(([a, , many], [b, , others]) => b.startsWith(typed) - a.startsWith(typed) || others - many);
  const options = fitting.slice(0, OFFERED).map(([, name, count]) => option(name, count));
  outlets.replaceChildren(...options);
}

/** The outlet that was typed: its name, or a part that no other one has; undefined if it is none. */
async function outletOf(typed) {
  const folded = words.fold(typed.trim());
  if (folded === "") return "";
  const fitting = (await loadOutlets()).filter(([name]) => name.includes(folded));
  const same = fitting.filter(([name]) => name === folded);
  const exact = same.find(([, name]) => name === typed.trim()) ?? same[0];
  return (exact ?? (fitting.length === 1 ? fitting[0] : undefined))?.[1];
}

async function question() {
  const outlet = await outletOf(form.outlet.value);
  form.outlet.setAttribute("aria-invalid", outlet === undefined);
  const values = { topic: form.topic.value, outlet: outlet ?? "", storyline: form.storyline.value, year: form.year.value };
  return { text: form.q.value.trim(), filter: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== "")) };
}

/** Another question starts at its first results. */
function showQuestion({ text, filter }) {
  const old = new URLSearchParams(location.search);
  for (const name of LISTS) old.delete(name);
  const fields = String(new URLSearchParams(text === "" ? filter : { q: text, ...filter }));
  if (fields !== String(old)) history.replaceState(null, "", fields === "" ? location.pathname : `?${fields}`);
}

/** If the site was built again since the page was opened, the shards that it knows may be gone: then it loads their list again. */
async function find(text, filter) {
  try {
    return await index.search(text, filter);
  } catch {
    await index.open({ fresh: true });
    return index.search(text, filter);
  }
}

const foundText = (count) => phrase(foundTexts[plurals.select(count)] ?? foundTexts.other, { count });

async function search() {
  asked += 1;
  const turn = asked;
  const isCurrent = () => turn === asked;
  try {
    const { text, filter } = await question();
    if (!isCurrent()) return;
    showQuestion({ text, filter });
    const isAsked = text !== "" || Object.keys(filter).length > 0;
    const { exact, others } = isAsked ? await find(text, filter) : { exact: [], others: [] };
    await Promise.all([exact, others].map((hits, number) => lists[number].show(hits, text, isCurrent)));
    if (!isCurrent()) return;
    document.getElementById("search-found").hidden = exact.length === 0;
    similar.hidden = others.length === 0;
    similarHeading.textContent = phrase(similarText, { count: others.length });
    say(!isAsked ? "" : exact.length === 0 ? none : foundText(exact.length));
  } catch {
    if (isCurrent()) say(missing);
  }
}

/** Who comes back from a story is where they left. */
function followed(event) {
  const link = event.target.closest(".results a");
  if (link) history.replaceState({ followed: link.href }, "");
}

async function start() {
  form.hidden = false;
  const { followed: left } = history.state ?? {};
  if (!left) form.q.focus();
  try {
    let SearchIndex;
    [{ SearchIndex }, { excerptOf }, words] = await Promise.all([engine, excerptAddress, wordsAddress].map((module) => import(module)));
    index = new SearchIndex(folder, words);
    await Promise.all([index.open(), fillFilters()]);
  } catch {
    say(missing);
    return;
  }
  const fields = new URLSearchParams(location.search);
  // What was typed meanwhile stays.
  for (const name of ["q", ...NAMES]) form[name].value ||= fields.get(name) ?? "";
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => search());
  for (const event of ["focus", "input"]) form.outlet.addEventListener(event, () => offerOutlets().catch(() => {}));
  addEventListener("click", followed);
  await search();
  const link = left && [...document.querySelectorAll(".results a")].find(({ href }) => href === left);
  link?.focus({ preventScroll: true });
  link?.scrollIntoView({ block: "center", behavior: "instant" });
}

start();
