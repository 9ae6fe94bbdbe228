/** The overlay's style: the terminal's text, in the colours of the reader's system. */
const STYLE = `
  :host { all: initial; }
  dialog {
    --paper: #fffdf9; --ink: #1c1b19; --quiet: #5f5a52; --rule: #d9d3c7; --error: #a3210b; --warning: #7a5200;
    box-sizing: border-box; width: 100%; max-width: 64rem; max-height: calc(100% - 2rem); margin: 1rem auto;
    padding: 0; overflow: hidden; border: 1px solid var(--rule); border-top: 4px solid var(--error);
    border-radius: 6px; background: var(--paper); color: var(--ink); font: 400 0.875rem/1.55 system-ui, sans-serif;
    box-shadow: 0 1rem 3rem rgb(0 0 0 / 30%); text-align: left;
  }
  dialog[open] { display: flex; flex-direction: column; }
  dialog::backdrop { background: rgb(0 0 0 / 45%); }
  header { display: flex; align-items: baseline; gap: 1rem; padding: 0.75rem 1rem; border-bottom: 1px solid var(--rule); }
  h2 { flex: 1; margin: 0; font: 600 1rem/1.4 system-ui, sans-serif; }
  p { margin: 0; padding: 0.5rem 1rem; border-top: 1px solid var(--rule); color: var(--quiet); }
  button {
    padding: 0.3rem 0.75rem; border: 1px solid var(--quiet); border-radius: 4px; background: none; color: inherit;
    font: inherit; cursor: pointer;
  }
  button:focus-visible { outline: 3px solid var(--error); outline-offset: 2px; }
  section { flex: 1; overflow: auto; padding: 0.75rem 1rem; font: 0.8125rem/1.55 ui-monospace, Menlo, Consolas, monospace; }
  div { min-height: 1.55em; white-space: pre-wrap; overflow-wrap: anywhere; }
  .source { white-space: pre; overflow-x: auto; }
  .error { color: var(--error); font-weight: 600; }
  .warning { color: var(--warning); font-weight: 600; }
  @media (prefers-color-scheme: dark) {
    dialog { --paper: #1d1b19; --ink: #ece8e0; --quiet: #aba59a; --rule: #3d3932; --error: #ff9d85; --warning: #ecc069; }
  }
  @media (max-width: 40rem) { dialog { width: calc(100% - 1rem); margin: 0.5rem auto; } }
`;

/**
 * `showProblems(text)` for the pages: shows the diagnostics on top of the page, or removes them if the text is
 * empty. It uses the browser's own dialog, in a shadow tree: Escape closes it, focus moves in and back out, and
 * the site's styles and ours stay apart. Text is inserted only as text.
 */
export const OVERLAY = `
const overlay = document.createElement("briefgen-problems");
const sheet = new CSSStyleSheet();
sheet.replaceSync(${JSON.stringify(STYLE)});
const shadow = overlay.attachShadow({ mode: "open" });
shadow.adoptedStyleSheets = [sheet];
let shown = "";

function showProblems(text) {
  if (text === shown) return;
  shown = text;
  overlay.remove();
  if (text === "") return;
  const close = element("button", "Close");
  close.addEventListener("click", () => dialog.close());
  const heading = element("h2", "The site could not be built");
  heading.id = "heading";
  const lines = element("section");
  lines.tabIndex = 0;
  lines.append(...drawn(text));
  const header = element("header");
  header.append(heading, close);
  const dialog = element("dialog");
  for (const [name, value] of Object.entries({ role: "alertdialog", "aria-labelledby": "heading", lang: "en", dir: "ltr" }))
    dialog.setAttribute(name, value);
  dialog.append(header, lines, element("p", "This message disappears as soon as you fix the files."));
  dialog.addEventListener("close", () => overlay.remove());
  shadow.replaceChildren(dialog);
  document.documentElement.append(overlay);
  dialog.showModal();
}

/** Messages wrap; source lines do not, so that the carets stay in place. */
function drawn(text) {
  const blocks = [];
  for (const line of text.trimEnd().split("\\n")) {
    const kind = /^(error|warning)\\b/.exec(line)?.[1] ?? (/^ *\\d* *│/.test(line) ? "source" : "");
    const last = blocks.at(-1);
    if (kind === "source" && last?.className === "source") last.textContent += "\\n" + line;
    else {
      blocks.push(element("div", line));
      blocks.at(-1).className = kind;
    }
  }
  return blocks;
}

function element(name, text = "") {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
`;
