import { basename } from "node:path";
import { decodeText } from "../content/source-file.ts";
import type { Report } from "../diagnostics/diagnostic.ts";
import { digestOf } from "../disk/digest.ts";
import type { Disk } from "../disk/disk.ts";
import { compactCss } from "../theme/compact-css.ts";
import type { AssetFile, TemplateFile, Theme } from "../theme/theme.ts";
import { type FoundFile, readFound } from "./found-file.ts";

const STYLE = "assets/style.css";
/** A site's own rules, appended to the theme's in one file. */
const BRAND = "assets/brand.css";

/** Loads a theme from its files; if two have the same name, the later one wins: the site's own over the built-in one. */
export function loadTheme(files: readonly FoundFile[], disk: Disk, report: Report): Theme {
  const templates = new Map<string, TemplateFile>();
  const strings: Theme["strings"][number][] = [];
  const assets: AssetFile[] = [];
  const byName = new Map(files.map((file) => [file.path.slice("templates/".length), file]));
  for (const [name, file] of byName) {
    if (name === BRAND) continue;
    const brand = name === STYLE ? byName.get(BRAND) : undefined;
    const bytes = brand
      ? Buffer.concat([file, brand].map((one) => readFound(one, disk)))
      : readFound(file, disk);
    if (name.startsWith("assets/")) {
      assets.push(assetFile(name.slice("assets/".length), bytes));
      continue;
    }
    if (!/\.(?:eta|ya?ml)$/.test(name)) continue;
    const decoded = decodeText(file.path, bytes);
    if (!("text" in decoded)) report(decoded.problem);
    else if (name.endsWith(".eta"))
      templates.set(name.slice(0, -".eta".length), { path: file.path, text: decoded.text });
    else if (name.startsWith("strings/"))
      strings.push({ language: basename(name).replace(/\.ya?ml$/, ""), path: file.path, text: decoded.text });
  }
  return { templates, strings, assets };
}

/** The theme with rules of the configuration at the end of its style sheet. */
export function withRules(theme: Theme, css: string): Theme {
  if (css === "") return theme;
  const extended = ({ name, bytes }: AssetFile) => assetFile(name, Buffer.concat([bytes, Buffer.from(css)]));
  const assets = theme.assets.map((file) => (file.name === "style.css" ? extended(file) : file));
  return { ...theme, assets };
}

function assetFile(name: string, written: Uint8Array): AssetFile {
  const bytes = name.endsWith(".css") ? compacted(written) : written;
  const digest = digestOf(bytes).slice(0, 8);
  return { name, path: `assets/${name}`.replace(/(\.[^.]+)?$/, (ending) => `-${digest}${ending}`), bytes };
}

/** A style sheet as it is published; one that is not UTF-8 stays as it is. */
function compacted(bytes: Uint8Array): Uint8Array {
  try {
    return Buffer.from(compactCss(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch {
    return bytes;
  }
}
