import { OVERLAY } from "./overlay.ts";

export const CLIENT_PATH = "/__briefgen/client.js";
export const EVENTS_PATH = "/__briefgen/events";

/**
 * The script that runs in the pages. A page knows which build it belongs to. If the server has another one, the
 * page reloads at the same scroll position, or only gets new style sheets if nothing else differs.
 * Browsers allow six connections to a server, so hidden pages do not keep one open.
 */
export const CLIENT = `(() => {
"use strict";
${OVERLAY}
const PLACE = "briefgen:place";
let { build } = document.currentScript.dataset;
let events;

function connect() {
  events?.close();
  events = new EventSource("${EVENTS_PATH}");
  events.addEventListener("problems", ({ data }) => showProblems(JSON.parse(data).text));
  events.addEventListener("reload", ({ data }) => {
    const now = JSON.parse(data);
    if (now.build === build) return;
    if (now.restyles === build) restyle(now.build).catch(reload);
    else reload();
  });
  events.addEventListener("error", () => {
    if (events.readyState === EventSource.CLOSED) setTimeout(() => document.hidden || connect(), 1000);
  });
}

function reload() {
  sessionStorage.setItem(PLACE, JSON.stringify({ page: location.href, left: scrollX, top: scrollY }));
  location.reload();
}

/** The names of style sheets change with their content, so the page itself says which ones to use. */
async function restyle(next) {
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  const styles = (of) => [...of.querySelectorAll("link[rel=stylesheet]")];
  const [old, fresh] = [styles(document), styles(page)];
  if (old.length !== fresh.length) return reload();
  build = next;
  for (const [index, link] of old.entries()) {
    const copy = link.cloneNode();
    const address = new URL(fresh[index].getAttribute("href"), location.href);
    address.searchParams.set("build", next);
    copy.href = address.href;
    copy.addEventListener("load", () => link.remove());
    copy.addEventListener("error", () => link.remove());
    link.after(copy);
  }
}

function returnToPlace() {
  const { page, left, top } = JSON.parse(sessionStorage.getItem(PLACE) ?? "{}");
  sessionStorage.removeItem(PLACE);
  if (page !== location.href) return;
  const go = () => scrollTo({ left, top, behavior: "instant" });
  go();
  addEventListener("load", go, { once: true });
}

if (!document.hidden) connect();
document.addEventListener("visibilitychange", () => (document.hidden ? events?.close() : connect()));
returnToPlace();
})();
`;

/** Adds the script to a page. */
export function withClient(html: string, build: string): string {
  const script = `<script src="${CLIENT_PATH}" data-build="${build}" defer></script>\n`;
  const end = [...html.matchAll(/<\/body>/gi)].at(-1)?.index ?? html.length;
  return html.slice(0, end) + script + html.slice(end);
}

/** The page shown while there is no good build; it reloads when there is one. */
export const NOT_YET = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>No site yet</title>
<style>body { max-width: 34rem; margin: 20vh auto 0; padding: 0 1.25rem; font: 1.125rem/1.6 system-ui, sans-serif; }</style>
</head>
<body>
<h1>There is no good build yet</h1>
<p>The terminal says why. This page becomes the site as soon as it can be built.</p>
</body>
</html>
`;
