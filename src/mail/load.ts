import type { Config } from "../config/config.ts";
import type { Document } from "../content/document.ts";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { MailTools } from "./tools.ts";

interface Site {
  readonly config: Pick<Config, "editions" | "email">;
  readonly documents: readonly Document[];
}

/** What makes e-mails, if the site has any: its libraries are loaded for no other site. */
export async function mailToolsFor(
  { config, documents }: Site,
  report: Report,
): Promise<MailTools | undefined> {
  const isWanted = ({ kind, front }: Document) =>
    kind === "edition" ? config.email.editions : kind === "story" && front.email;
  if (!(config.editions && config.email.editions) && !documents.some(isWanted)) return undefined;
  try {
    return (await import("./mail-tools.ts")).mailTools;
  } catch (error) {
    report(noTools(error));
    return undefined;
  }
}

const noTools = (error: unknown) =>
  diagnostic("BG0708", "e-mails cannot be made on this computer", {
    label: error instanceof Error ? error.message.split("\n")[0] : undefined,
    help: ["build on another computer, or write `email: {editions: false}` into the configuration"],
  });
