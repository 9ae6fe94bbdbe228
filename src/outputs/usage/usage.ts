import { x } from "xastscript";
import type { Usage } from "../../config/usage.ts";
import { RSL, tdmReservation } from "../../pages/metadata/usage.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import { sitePath } from "../../router/paths.ts";
import { xmlDocument } from "../../text/xml.ts";
import { hostFile } from "../hosts/host-file.ts";
import type { PlannedFile } from "../output.ts";

export const TDMREP = sitePath(".well-known/tdmrep.json");

/** What machines may do, in files of its own. robots.txt, trust.txt, `_headers` and pages say it, too. */
export function usageFiles(site: SiteContext): PlannedFile[] {
  const { usage } = site.context.config;
  if (usage === undefined) return [];
  const { licence } = usage;
  return [
    hostFile(TDMREP, () => renderTdmRep(usage, site)),
    ...(licence === undefined ? [] : [hostFile(RSL, () => renderRsl(usage, licence, site))]),
  ];
}

/** `/.well-known/tdmrep.json` (TDM Reservation Protocol, W3C Community Group). It only counts at the root of a host. */
const renderTdmRep = (usage: Usage, { context }: SiteContext): string =>
  `${JSON.stringify([{ location: context.config.site.basePath, "tdm-reservation": tdmReservation(usage) }])}\n`;

/** Really Simple Licensing 1.0 (rslstandard.org). An index that models read from is for their input. */
function renderRsl(
  { search, aiInput, aiTraining }: Usage,
  licence: string,
  { context }: SiteContext,
): string {
  const uses: readonly (readonly [words: string, allowed: boolean])[] = [
    ["search", search],
    ["ai-input ai-index", aiInput],
    ["ai-train", aiTraining],
  ];
  const said = (name: string, wanted: boolean) => {
    const words = uses.flatMap(([word, allowed]) => (allowed === wanted ? [word] : []));
    return words.length > 0 ? [x(name, { type: "usage" }, words.join(" "))] : [];
  };
  const { publisher, title } = context.config.site;
  const content = x("content", { url: `${context.url(sitePath(""))}*` }, [
    x("license", [...said("permits", true), ...said("prohibits", false)]),
    x("copyright", { type: "organization" }, publisher?.name ?? title),
    x("terms", licence),
  ]);
  return xmlDocument(x("rsl", { xmlns: "https://rslstandard.org/rsl" }, [content]));
}
