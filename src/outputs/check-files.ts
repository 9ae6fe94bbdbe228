import type { Config } from "../config/config.ts";
import { CONFIG_FILE } from "../config/file.ts";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import { sitePath } from "../router/paths.ts";
import type { Routes } from "../router/routes.ts";
import { isWebAddress, type Located } from "../schema/index.ts";

/** Reports files that the configuration names and that are not in static/. `staticFiles`: their paths there. */
export function checkFiles(
  config: Config,
  staticFiles: readonly string[],
  routes: Routes,
  report: Report,
): void {
  for (const { value, span } of filesIn(config)) {
    const path = value.replace(/^\//, "");
    if (routes.has(sitePath(path))) continue;
    const at = { path: CONFIG_FILE, span };
    const label = didYouMean(path, staticFiles);
    const help = label ? [] : ["put the file into static/"];
    report(diagnostic("BG0504", `there is no file \`static/${path}\``, { at, label, help }));
  }
}

function* filesIn({ site, theme }: Config): Generator<Located<string>> {
  const { logo, icon, publisher } = site;
  if (publisher?.logo && !isWebAddress(publisher.logo.value)) yield publisher.logo;
  for (const file of [logo?.src, logo?.dark, icon]) if (file) yield file;
  for (const font of [theme.fonts?.headline, theme.fonts?.text])
    if (typeof font === "object")
      for (const file of [font.file, font.bold, font.italic]) if (file) yield file;
}
