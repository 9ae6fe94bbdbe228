import { printable } from "../diagnostics/printable.ts";
import { nodeDisk } from "../disk/disk.ts";
import { builtInTheme } from "../source/scan.ts";
import { nearTemplate } from "../theme/near-template.ts";
import { EXIT, UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import { namesSite, siteFolder } from "./site-folder.ts";
import { writeNew } from "./write-new.ts";

export interface EjectOptions {
  readonly quiet?: boolean;
}

/** Copies a file of the built-in theme into the site, where it replaces the built-in one. */
export function ejectCommand(
  template: string | undefined,
  root: string,
  { quiet }: EjectOptions,
  io: Io,
): number {
  const files = builtInTheme(nodeDisk);
  const names = files.map(({ path }) => nameOf(path));
  if (template === undefined) {
    io.out(names.map((name) => `${name}\n`).join(""));
    return EXIT.fine;
  }
  const wanted = nameOf(template);
  const file = files.find(({ path }) => nameOf(path) === wanted);
  if (!file && namesSite(template, io))
    throw new UsageError(
      `\`briefgen eject\` first takes a template: \`briefgen eject partials/footer ${printable(template)}\``,
    );
  if (!file) throw new UsageError(unknown(template, names));
  const site = siteFolder(root, io);
  const text = new TextDecoder().decode(nodeDisk.read(file.absolute));
  if (!writeNew({ path: file.path, text }, site))
    throw new UsageError(`${file.path} already exists and was not changed`);
  if (!quiet) {
    io.err(`wrote ${file.path}: from now on it replaces the theme's own\n`);
    io.err("docs/templates.md lists what it receives; delete the file to go back to the theme's own\n");
  }
  return EXIT.fine;
}

/** `templates/partials/footer.eta` → `partials/footer`; other files keep their extension. */
const nameOf = (path: string): string =>
  path
    .replace(/^\.?\//, "")
    .replace(/^templates\//, "")
    .replace(/\.eta$/, "");

function unknown(template: string, names: readonly string[]): string {
  const near = nearTemplate(nameOf(template), names);
  const hint = near ? `; did you mean \`${near}\`? Run` : "; run";
  return `the theme has no template \`${printable(template)}\`${hint} \`briefgen eject\` to list them all`;
}
