import { diagnostic, type Report, type Span } from "../diagnostics/diagnostic.ts";
import type { Located } from "../schema/index.ts";
import { CONFIG_FILE } from "./file.ts";
import type { ConfigFile } from "./schema.ts";

/** What machines may do with the site: the one decision that every file and header for them is made from. */
export interface Usage {
  readonly search: boolean;
  readonly aiInput: boolean;
  readonly aiTraining: boolean;
  /** The address of a licence or of terms. */
  readonly licence: string | undefined;
}

type Written = NonNullable<ConfigFile["usage"]>;

/** Reads the decision, and reports what else in the configuration says the opposite. `trustSpan`: of its answer. */
export function usageOf(file: ConfigFile, trustSpan: Span | undefined, report: Report): Usage | undefined {
  const { usage: written, trust, site } = file;
  if (written === undefined) return undefined;
  const named = typeof site.licence === "object" ? site.licence : { name: site.licence, url: undefined };
  const usage = {
    search: isYes(written.search),
    aiInput: isYes(written.ai_input),
    aiTraining: isYes(written.ai_training),
    licence: written.licence?.value ?? named.url,
  };
  const answer = trust?.data_training_allowed;
  if (answer !== undefined && answer !== usage.aiTraining)
    report(
      contradiction(
        `\`trust.data_training_allowed\` is ${answer}, but \`usage.ai_training\` is \`${written.ai_training.value}\``,
        trustSpan,
        "delete `data_training_allowed`; trust.txt has the answer of `usage`",
      ),
    );
  reportFreeLicence(written, [written.licence?.value, named.url, named.name], report);
  return usage;
}

const isYes = ({ value }: Located<"yes" | "no">): boolean => value === "yes";

/**
 * Licences under which anybody may copy and adapt the texts for any purpose: CC0, the Public Domain Mark, CC BY and CC BY-SA,
 * by their names and their addresses. They cannot be granted and have a use taken out.
 */
const FREE_NAME =
  /^(?:CC[ -]?0|CC[ -]BY(?:-SA)?|Creative Commons (?:Zero|Attribution(?:-ShareAlike)?))(?:[ -]\d\.\d)?(?: (?:International|Universal|Unported))?$/i;
const FREE_ADDRESS = /creativecommons\.org\/(?:licenses\/by(?:-sa)?|publicdomain\/(?:zero|mark))\//i;

const isFree = (licence: string): boolean => FREE_NAME.test(licence) || FREE_ADDRESS.test(licence);

function reportFreeLicence(
  { ai_input, ai_training }: Written,
  licences: readonly (string | undefined)[],
  report: Report,
): void {
  const free = licences.find((licence) => licence !== undefined && isFree(licence));
  if (free === undefined) return;
  for (const [key, { value, span }] of Object.entries({ ai_input, ai_training }))
    if (value === "no")
      report(
        contradiction(
          `\`usage.${key}\` is \`no\`, but the licence ${free} allows every use`,
          span,
          "write `yes`, or choose another licence, such as CC BY-NC",
        ),
      );
}

const contradiction = (message: string, span: Span | undefined, help: string) =>
  diagnostic("BG0506", message, { at: { path: CONFIG_FILE, ...(span ? { span } : {}) }, help: [help] });
