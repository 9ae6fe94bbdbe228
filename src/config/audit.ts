import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { Config } from "./config.ts";

/** Advises to write an id, if a site that is published has only a title: a new one would be a new id. */
export function auditConfig({ site, isIdWritten, idPlace }: Config, report: Report): void {
  if (isIdWritten || !idPlace || new URL(site.url).hostname === "localhost") return;
  report(
    diagnostic("BG0508", "guids in feeds follow the site's title", {
      at: idPlace,
      label: "with another title, feed readers would show every story again",
      help: [`write \`id: "${site.id}"\` below \`site:\``],
    }),
  );
}
