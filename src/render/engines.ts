import { Eta } from "eta/core";
import { escapeHtml } from "../text/html.ts";
import type { Theme } from "./theme.ts";

/** Templates within templates; a theme of any sense stays far below. */
const MAX_DEPTH = 60;

export class MissingTemplate extends Error {}
export class EndlessInclude extends Error {}

/** The name by which a template is known: `/partials/card.eta` is `partials/card`. */
const nameOf = (name: string): string => name.replace(/^\//, "").replace(/\.eta$/, "");

/** Renders as fast as it can; `read` is told the name of every template that is rendered, those within others too. */
export function fastEngine(theme: Theme, read: (name: string) => void): Eta {
  const eta = engine(theme, false);
  /** A template by the name that others give it: `/partials/card.eta`. */
  const known = new Map<string, { readonly name: string; readonly call: TemplateFunction }>();
  const find = (written: string) => {
    const name = nameOf(written);
    const call = eta.templatesSync.get(name) ?? eta.compile(textOf(theme, name));
    const template = { name, call: call as TemplateFunction };
    known.set(written, template);
    return template;
  };
  // Eta's own way makes objects of options and names anew for each of a page's forty templates.
  return withDepth(eta, (written, data) => {
    const template = known.get(written) ?? find(written);
    read(template.name);
    return template.call.call(eta, data, NO_OPTIONS);
  });
}

/** Counts lines while it renders, so it is used only to find out where a template failed. */
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
    plugins: [{ processFnString: withoutUnusedHelpers }],
  });
  eta.resolvePath = nameOf;
  eta.readFile = (name) => textOf(theme, name);
  return eta;
}

/** Everything that is rendered comes through `render`: pages, and the templates and layouts that they include. */
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

/** A value that is printed must exist: “undefined” on a page helps nobody. It is a text from here on. */
function existing(value: unknown): string {
  if (value === undefined || value === null)
    throw new Error('it prints a value that does not exist; write `<%= value ?? "" %>` if it may be missing');
  return String(value);
}

/** Those that depend on others before these. */
const HELPERS = ["blockAsync", "block", "captureAsync", "capture", "output", "includeAsync"];

/**
 * Each call of a template makes all helpers that Eta has for templates anew. A helper has a line of its own in the
 * compiled code; where nothing else names it, that line goes.
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
