import type { Document } from "../content/document.ts";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { LateTools } from "../pages/tools.ts";
import type { Sources } from "./read-sources.ts";

type Site = Pick<Sources, "config" | "documents">;

/** Loads the libraries that the site has a use for, and no other. */
export const loadTools = async (site: Site, report: Report): Promise<LateTools> => ({
  charts: site.documents.some(({ charts }) => charts > 0)
    ? (await import("../charts/draw.ts")).chartTools
    : undefined,
  calendar: site.documents.some(hasDates) ? (await import("../calendar/ical.ts")).calendarTools : undefined,
  mail: hasEmails(site) ? await mailTools(report) : undefined,
});

const hasDates = ({ front }: Document): boolean => "ahead" in front && front.ahead.length > 0;

function hasEmails({ config: { editions, email }, documents }: Site): boolean {
  const isSent = ({ kind, front }: Document) =>
    kind === "edition" ? email.editions : kind === "story" && front.email;
  return (editions !== undefined && email.editions) || documents.some(isSent);
}

async function mailTools(report: Report): Promise<LateTools["mail"]> {
  try {
    return (await import("../mail/mail-tools.ts")).mailTools;
  } catch (error) {
    const label = error instanceof Error ? error.message.split("\n")[0] : undefined;
    const help = ["build on another computer, or write `email: {editions: false}` into the configuration"];
    report(diagnostic("BG0708", "e-mails cannot be made on this computer", { label, help }));
    return undefined;
  }
}
