import { CONFIG_FILE } from "../../config/file.ts";
import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import type { PageContext } from "../../pages/context.ts";
import { contentSignal, contentUsage, RSL, tdmReservation } from "../../pages/metadata/usage.ts";
import { TRUST_FILES } from "../hosts/well-known.ts";
import { TDMREP } from "./usage.ts";

/** Reports files in static/ that take the place of what says what machines may do, or that invite whom it refuses. */
export function checkUsage({ config }: PageContext, staticFiles: readonly string[], report: Report): void {
  const { usage } = config;
  if (usage === undefined) return;
  const tdm = `tdm-reservation: ${tdmReservation(usage)}`;
  const lines = [`Content-Signal: ${contentSignal(usage)}`, `Content-Usage: ${contentUsage(usage)}`];
  const replaced: readonly (readonly [path: string, says: readonly string[]])[] = [
    ["robots.txt", lines],
    ["_headers", [lines[1]!, tdm]],
    ...TRUST_FILES.map((path) => [path, [`datatrainingallowed=${usage.aiTraining ? "yes" : "no"}`]] as const),
    [TDMREP, [tdm]],
    ...(usage.licence === undefined ? [] : [[RSL, [usage.licence]] as const]),
  ];
  const at = { path: CONFIG_FILE };
  for (const [path, says] of replaced) {
    if (!staticFiles.includes(path)) continue;
    const help = [`delete it, or make it say ${says.map((line) => `\`${line}\``).join(" and ")}`];
    report(
      diagnostic("BG0507", `\`static/${path}\` replaces the file that is made from \`usage\``, { at, help }),
    );
  }
  const invitations = [
    ...(usage.search ? [] : ["sitemap.xml", "news-sitemap.xml"].map((path) => [path, "search"] as const)),
    ...(usage.aiInput ? [] : ["llms.txt", "llms-full.txt"].map((path) => [path, "ai_input"] as const)),
  ];
  for (const [path, key] of invitations)
    if (staticFiles.includes(path)) {
      const help = [`delete it, or write \`usage: {${key}: yes}\``];
      const message = `\`static/${path}\` invites what \`usage.${key}: no\` refuses`;
      report(diagnostic("BG0506", message, { at, help }));
    }
}
