import { type Eta, EtaParseError } from "eta/core";
import type { Dependency, Tracker } from "../dependencies/tracker.ts";
import { type Diagnostic, diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import { hashOf } from "../text/hash.ts";
import { carefulEngine, EndlessInclude, fastEngine, MissingTemplate } from "./engines.ts";
import { nearTemplate } from "./near-template.ts";
import type { Theme } from "./theme.ts";

/**
 * Renders templates. If a template fails, the report names its line and the page that was being rendered, and the result
 * is undefined. Printing a value that does not exist is a failure.
 */
export class Templates {
  readonly #theme: Theme;
  readonly #report: Report;
  /** Name → the dependency of whatever renders this template. */
  readonly #dependencies = new Map<string, Dependency>();
  readonly #fast: Eta;
  /** Counts lines while it renders, so it is only used to find out where a template failed. */
  readonly #careful: Eta;
  /** Whether some template could not be compiled. */
  #broken = false;

  constructor(theme: Theme, tracker: Tracker, report: Report) {
    this.#theme = theme;
    this.#report = report;
    for (const [name, { text }] of theme.templates)
      this.#dependencies.set(name, tracker.define(`template ${name}`, hashOf(text)));
    const read = (template: string) => {
      const dependency = this.#dependencies.get(template);
      if (dependency) tracker.read(dependency);
    };
    this.#fast = fastEngine(theme, read);
    this.#careful = carefulEngine(theme);
    for (const name of theme.templates.keys()) this.#compile(name);
  }

  /** `subject` names what is rendered, in messages: the story's file, or the page's address. */
  render(name: string, data: object, subject: string): string | undefined {
    try {
      return this.#fast.render(name, data);
    } catch (error) {
      // A template that cannot be compiled was already reported when it was loaded.
      if (!this.#broken || !(error instanceof EtaParseError))
        this.#report(this.#explain(name, data, subject, error));
      return undefined;
    }
  }

  #compile(name: string): void {
    const { path, text } = this.#theme.templates.get(name)!;
    try {
      this.#fast.loadTemplate(name, text);
    } catch (error) {
      this.#broken = true;
      const [first = ""] = String((error as Error).message).split("\n");
      const parsed = /^(.*) at line (\d+) col (\d+)/.exec(first);
      const line = parsed ? Number(parsed[2]) : syntaxErrorLine(text);
      const reason = parsed
        ? parsed[1]!
        : (String((error as Error).message).split("\n")[2] ?? "its JavaScript is invalid");
      this.#report(
        diagnostic("BG0601", `the template cannot be compiled: ${reason.toLowerCase()}`, {
          at: { path, ...spanOfLine(text, line) },
        }),
      );
    }
  }

  /** Renders once more, slowly, to learn which line of which template failed. */
  #explain(name: string, data: object, subject: string, error: unknown): Diagnostic {
    let place: { name: string; line: number } = { name, line: 1 };
    let cause = error;
    try {
      this.#careful.render(name, data);
    } catch (careful) {
      let current: unknown = careful;
      for (; current instanceof Error; current = current.cause) {
        const at = /^([\w/.-]+):(\d+)\n/.exec(current.message);
        if (at) place = { name: at[1]!, line: Number(at[2]) };
        else cause = current;
      }
    }
    const file = this.#theme.templates.get(place.name);
    const at = {
      path: file?.path ?? `templates/${place.name}.eta`,
      ...(file ? spanOfLine(file.text, place.line) : {}),
    };
    const help = [`while rendering ${subject}`];
    if (cause instanceof MissingTemplate) {
      const near = nearTemplate(cause.message, [...this.#theme.templates.keys()]);
      return diagnostic("BG0603", `there is no template \`${cause.message}\``, {
        at,
        ...(near ? { label: `did you mean \`${near}\`?` } : {}),
        help,
      });
    }
    if (cause instanceof EndlessInclude)
      return diagnostic("BG0604", "templates include each other endlessly", { at, help });
    return diagnostic(
      "BG0602",
      `the template failed: ${cause instanceof Error ? cause.message : String(cause)}`,
      { at, help },
    );
  }
}

/** What may surround a tag's code to make it complete: the start or the end of a block, or both. */
const AROUND = ["", "{", "if (0) {", "switch (0) {", "do {", "try {", "f(() => {", "f(function () {"].flatMap(
  (before) => ["", "}", "})", "});", "} while (0)", "} finally {}"].map((after) => [before, after] as const),
);

/** The line of the first tag whose code is wrong whatever surrounds it; 1 if there is none. */
function syntaxErrorLine(text: string): number {
  for (const tag of text.matchAll(/<%[-_]?\s*([=~]?)([\s\S]*?)\s*[-_]?%>/g)) {
    const code = tag[1] ? `(${tag[2]})` : (tag[2] ?? "");
    if (!AROUND.some(([before, after]) => compiles(`${before}\n${code}\n${after}`)))
      return text.slice(0, tag.index).split("\n").length;
  }
  return 1;
}

/** Whether JavaScript is well-formed; it is not run. */
function compiles(code: string): boolean {
  try {
    new Function("it", code);
    return true;
  } catch {
    return false;
  }
}

function spanOfLine(text: string, line: number): { span: { start: number; end: number } } {
  const lines = text.split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
  const content = lines[line - 1] ?? "";
  const start = before + (content.length - content.trimStart().length);
  return { span: { start, end: before + content.trimEnd().length } };
}
