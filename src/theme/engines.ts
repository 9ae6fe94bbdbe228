import { Eta } from "eta/core";
import { escapeHtml } from "../text/html.ts";
import type { Theme } from "./theme.ts";

/** Depth of templates within templates; a sensible theme stays far below. */
const MAX_DEPTH = 60;

export class MissingTemplate extends Error {}
export class EndlessInclude extends Error {}

/** The name by which a template is known: `/partials/card.eta` is `partials/card`. */
const nameOf = (name: string): string => name.replace(/^\//, "").replace(/\.eta$/, "");

/** The fast engine. `read` receives the name of every template that it renders, including templates within others. */
export function fastEngine(theme: Theme, read: (name: string) => void): Eta {
  const eta = engine(theme, false);
  /** A template, by the name that other templates use: `/partials/card.eta`. */
  const known = new Map<string, { readonly name: string; readonly call: TemplateFunction }>();
  const find = (written: string) => {
    const name = nameOf(written);
    const call = eta.templatesSync.get(name) ?? eta.compile(textOf(theme, name));
    const template = { name, call: call as TemplateFunction };
    known.set(written, template);
    return template;
  };
  // Eta itself would create new objects of options and names for each of a page's forty templates.
  return withDepth(eta, (written, data) => {
    const template = known.get(written) ?? find(written);
    read(template.name);
    return template.call.call(eta, data, NO_OPTIONS);
  });
}

/** Counts lines while it renders, so it is only used to find out where a template failed. */
export function carefulEngine(theme: Theme): Eta {
  const eta = engine(theme, true);
  const { render } = eta;
  return withDepth(eta, (name, data, options) => render.call(eta, name, data, options));
}

type TemplateFunction = (this: Eta, data: object, options: object) => string;
type Options = Parameters<Eta["render"]>[2];
type Rendering = (name: string, data: object, options: Options) => string;

const NO_OPTIONS = {};

function engine(theme: Theme, debug: boolean): Eta {
  const eta = new Eta({
    debug,
    autoFilter: true,
    filterFunction: existing,
    escapeFunction: (text) => escapeHtml(text as string),
    cache: true,
    functionHeader: FOREIGN,
    plugins: [{ processFnString: withoutUnusedHelpers }],
  });
  eta.resolvePath = nameOf;
  eta.readFile = (name) => textOf(theme, name);
  return eta;
}

/** Everything that is rendered passes through `render`: pages, and the templates and layouts that they include. */
function withDepth(eta: Eta, render: Rendering): Eta {
  let depth = 0;
  eta.render = ((name: string, data: object, options: Options) => {
    if (depth >= MAX_DEPTH) throw new EndlessInclude();
    depth += 1;
    try {
      return render(name, data, options);
    } finally {
      depth -= 1;
    }
  }) as Eta["render"];
  return eta;
}

function textOf(theme: Theme, name: string): string {
  const file = theme.templates.get(name);
  if (!file) throw new MissingTemplate(name);
  return file.text;
}

/** A printed value must exist: “undefined” on a page helps nobody. Returns it as text. */
function existing(value: unknown): string {
  if (value === undefined || value === null)
    throw new Error('it prints a value that does not exist; write `<%= value ?? "" %>` if it may be missing');
  return String(value);
}

/** The attributes of an element that shows something in another language than the page's: a link, a card. */
const FOREIGN =
  'let foreign = ({ lang, dir }) => lang ? " lang=\\"" + lang + "\\" dir=\\"" + dir + "\\"" : "";';

/** Helpers of templates, each one before those that it needs. */
const HELPERS = ["foreign", "blockAsync", "block", "captureAsync", "capture", "output", "includeAsync"];

/**
 * Each call of a template would create all of Eta's helpers again. A helper has its own line in the compiled code; this
 * removes the line if nothing else uses the helper's name.
 */
function withoutUnusedHelpers(code: string): string {
  let lean = code;
  for (const helper of HELPERS) {
    const definition = new RegExp(`^(?:let|function|async function) ${helper}\\b.*\\n`, "m");
    const others = lean.replace(definition, "");
    if (!new RegExp(`\\b${helper}\\b`).test(others)) lean = others;
  }
  return lean;
}
