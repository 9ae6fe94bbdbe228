// Marks what came since the reader's last visit to this page. What was seen stays in this browser, and goes nowhere.
const place = document.querySelector(".returning");
const KEY = `briefgen ${place.dataset.site} `;
const page = KEY + location.pathname;
/** Pages whose stories are remembered, and stories of one page. */
const PAGES = 100;
const STORIES = 500;

const links = [...document.querySelectorAll(".card h3 a, .lead h2 a")];

/** The addresses that were here at the last visit; undefined at the first one. Going to and fro is one visit. */
function seenBefore() {
  const known = sessionStorage.getItem(page) ?? localStorage.getItem(page);
  if (known === null) return undefined;
  sessionStorage.setItem(page, known);
  return JSON.parse(known).seen;
}

function remember(before = []) {
  const seen = [...new Set([...links.map((link) => link.pathname), ...before])].slice(0, STORIES);
  localStorage.setItem(page, JSON.stringify({ at: Date.now(), seen }));
  const own = Object.keys(localStorage).filter((key) => key.startsWith(KEY));
  const timeOf = (key) => JSON.parse(localStorage.getItem(key)).at;
  for (const key of own.sort((a, b) => timeOf(b) - timeOf(a)).slice(PAGES)) localStorage.removeItem(key);
}

function mark(link) {
  const word = document.createElement("span");
  word.className = "visually-hidden";
  word.textContent = `${place.dataset.mark} `;
  link.prepend(word);
  link.closest("h2, h3").classList.add("is-new");
}

try {
  const before = seenBefore();
  const fresh = before ? links.filter((link) => !before.includes(link.pathname)) : [];
  for (const link of fresh) mark(link);
  if (before && links.length > 0)
    place.textContent = fresh.length > 0 ? place.dataset.new.replace("{count}", fresh.length) : place.dataset.none;
  remember(before);
} catch {
  // Without storage, or with a damaged one, every visit is the first.
}
