import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { decodeText } from "../content/source-file.ts";
import type { Report } from "../diagnostics/diagnostic.ts";
import type { AssetFile, TemplateFile, Theme } from "../render/theme.ts";
import { digestOf } from "./digest.ts";
import type { Disk } from "./disk.ts";
import { type FoundFile, walk } from "./scan.ts";

/** The package's own folder: this module is in `lib/disk/` or `src/disk/`. */
const PACKAGE_ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Loads the built-in theme, with the site's `templates/` over it, file by file. */
export function loadTheme(root: string, disk: Disk, report: Report): Theme {
  const files = new Map<string, FoundFile>();
  for (const from of [PACKAGE_ROOT, root]) {
    for (const file of walk(from, "templates", disk, report))
      files.set(file.path.slice("templates/".length), file);
  }
  const templates = new Map<string, TemplateFile>();
  const strings: Theme["strings"][number][] = [];
  const assets: AssetFile[] = [];
  for (const [name, { path, absolute }] of files) {
    const bytes = disk.read(absolute);
    if (name.startsWith("assets/")) {
      assets.push({
        path: name.replace(/(\.[^.]+)?$/, (ending) => `-${digestOf(bytes).slice(0, 8)}${ending}`),
        bytes,
      });
      continue;
    }
    if (!/\.(?:eta|ya?ml)$/.test(name)) continue;
    const decoded = decodeText(path, bytes);
    if (!("text" in decoded)) report(decoded.problem);
    else if (name.endsWith(".eta"))
      templates.set(name.slice(0, -".eta".length), { path, text: decoded.text });
    else if (name.startsWith("strings/"))
      strings.push({ language: basename(name).replace(/\.ya?ml$/, ""), path, text: decoded.text });
  }
  return { templates, strings, assets };
}
