// The search page: asks Pagefind's index, and shows what it finds. The address holds what was asked.
const form = document.getElementById("search");
const status = document.getElementById("search-status");
const list = document.getElementById("results");
const { index, site, none, found: foundText, missing, all } = form.dataset;
const NAMES = ["topic", "outlet", "storyline", "year"];
const SHOWN = 30;
const days = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });

let pagefind;
/** Of each filter: value → the pages that it leaves. */
const filters = {};
/** Counts the questions: an answer that comes late is not shown. */
let asked = 0;

const option = (value, text) => Object.assign(document.createElement("option"), { value, textContent: text });

async function loadFilters() {
  const { pages, filters: numbers } = await (await fetch(`${index}filters.json`)).json();
  for (const name of NAMES) {
    const values = Object.entries(numbers[name] ?? {}).sort(([a], [b]) =>
      name === "year" ? b.localeCompare(a) : a.localeCompare(b, document.documentElement.lang),
    );
    filters[name] = new Map(values.map(([value, all]) => [value, new Set(all.map((page) => pages[page]))]));
    const options = values.map(([value, { length }]) => option(value, `${value} (${length})`));
    form[name].replaceChildren(option("", all), ...options);
    form[name].closest("p").hidden = values.length === 0;
  }
}

function question() {
  const chosen = NAMES.map((name) => [name, form[name].value]).filter(([, value]) => value !== "");
  return { text: form.q.value.trim(), filters: Object.fromEntries(chosen) };
}

function showQuestion({ text, filters }) {
  const words = new URLSearchParams(text === "" ? filters : { q: text, ...filters });
  history.replaceState(null, "", words.size > 0 ? `?${words}` : location.pathname);
}

/** Pagefind's excerpts are HTML: the text, escaped, with <mark> around the words found. Nothing else gets in. */
function marked(excerpt) {
  const { body } = new DOMParser().parseFromString(excerpt, "text/html");
  return [...body.childNodes].map((node) =>
    node.nodeName === "MARK"
      ? Object.assign(document.createElement("mark"), { textContent: node.textContent })
      : document.createTextNode(node.textContent),
  );
}

function resultItem({ raw_url, url, meta, excerpt }) {
  const item = document.createElement("li");
  item.className = "card";
  item.dir = "auto";
  const heading = document.createElement("h3");
  const link = Object.assign(document.createElement("a"), { textContent: meta.title });
  link.href = site + (raw_url ?? url).replace(/^\//, "");
  heading.append(link);
  const time = Object.assign(document.createElement("time"), { textContent: days.format(new Date(meta.date)), dateTime: meta.date });
  const date = Object.assign(document.createElement("p"), { className: "meta" });
  date.append(time);
  const text = document.createElement("p");
  text.append(...marked(excerpt));
  item.append(heading, date, text);
  return item;
}

async function search() {
  const turn = ++asked;
  const asks = question();
  showQuestion(asks);
  if (asks.text === "" && Object.keys(asks.filters).length === 0) {
    list.replaceChildren();
    status.textContent = "";
    return;
  }
  const [text, options] = asks.text === "" ? [null, { sort: { date: "desc" } }] : [asks.text, {}];
  const left = Object.entries(asks.filters).map(([name, value]) => filters[name].get(value));
  const results = (await pagefind.search(text, options)).results.filter(({ id }) =>
    left.every((pages) => pages?.has(id)),
  );
  const found = await Promise.all(results.slice(0, SHOWN).map((result) => result.data()));
  if (turn !== asked) return;
  list.replaceChildren(...found.map(resultItem));
  status.textContent = results.length === 0 ? none : foundText.replace("{count}", results.length);
}

async function start() {
  form.hidden = false;
  try {
    pagefind = await import(`${index}pagefind.js`);
    await loadFilters();
  } catch {
    status.textContent = missing;
    return;
  }
  const asked = new URLSearchParams(location.search);
  // What was typed meanwhile stays.
  for (const name of ["q", ...NAMES]) form[name].value ||= asked.get(name) ?? "";
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => search());
  form.q.focus();
  await search();
}

start();
