import type { Config } from "../config/config.ts";
import { CONFIG_FILE } from "../config/file.ts";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import { sitePath } from "../router/paths.ts";
import type { Routes } from "../router/routes.ts";
import { isWebAddress, type Located } from "../schema/index.ts";

/**
 * Reports files that the configuration names and that are not in static/, and returns their paths. `staticFiles`: what is
 * there.
 */
export function checkFiles(
  config: Config,
  staticFiles: readonly string[],
  routes: Routes,
  report: Report,
): ReadonlySet<string> {
  const missing = new Set<string>();
  for (const { value, span } of filesIn(config)) {
    const path = value.replace(/^\//, "");
    if (routes.has(sitePath(path))) continue;
    missing.add(path);
    const at = { path: CONFIG_FILE, span };
    const label = didYouMean(path, staticFiles);
    const help = label ? [] : ["put the file into static/"];
    report(diagnostic("BG0504", `there is no file \`static/${path}\``, { at, label, help }));
  }
  return missing;
}

function* filesIn({ site, names, theme, podcast }: Config): Generator<Located<string>> {
  const { logo, icon, publisher } = site;
  if (publisher?.logo && !isWebAddress(publisher.logo.value)) yield publisher.logo;
  if (podcast) yield podcast.image;
  const logos = [logo, ...Object.values(names).map((one) => one.logo)];
  for (const file of [...logos.flatMap((one) => [one?.src, one?.dark]), icon]) if (file) yield file;
  for (const font of [theme.fonts?.headline, theme.fonts?.text])
    if (typeof font === "object")
      for (const file of [font.file, font.bold, font.italic]) if (file) yield file;
}
