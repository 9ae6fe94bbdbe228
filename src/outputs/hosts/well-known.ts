import type { Security, Trust } from "../../config/well-known.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import { sitePath } from "../../router/paths.ts";
import type { PlannedFile } from "../output.ts";
import { hostFile } from "./host-file.ts";

const SECURITY = ".well-known/security.txt";

/** Where to report security problems of the site, if the configuration says so. */
export const security = ({ context }: SiteContext): PlannedFile[] =>
  context.config.security === undefined
    ? []
    : [hostFile(SECURITY, () => renderSecurity(context.config.security!, context.url(sitePath(SECURITY))))];

/** The second place is the one that the specification recommends since 2020. */
export const TRUST_FILES = ["trust.txt", ".well-known/trust.txt"] as const;

/** Which organisations the site belongs to, and whether models may be trained on it, if the configuration says so. */
export function trust({ context }: SiteContext): PlannedFile[] {
  const { trust: fields, usage } = context.config;
  const training = usage?.aiTraining ?? fields?.data_training_allowed;
  const files = usage ? TRUST_FILES : fields ? TRUST_FILES.slice(0, 1) : [];
  return files.map((name) => hostFile(name, () => renderTrust(fields, training)));
}

/** `/.well-known/security.txt` (RFC 9116). It only counts at the root of a host. */
function renderSecurity(fields: Security, canonical: string): string {
  const { contact, expires, encryption, acknowledgments, languages, policy, hiring } = fields;
  return lines(": ", [
    ["Contact", contact],
    ["Expires", [expires.iso]],
    ["Encryption", encryption],
    ["Acknowledgments", acknowledgments],
    ["Preferred-Languages", languages.length > 0 ? [languages.join(", ")] : []],
    ["Canonical", [canonical]],
    ["Policy", policy],
    ["Hiring", hiring],
  ]);
}

/** `/trust.txt`, as specified by journallist.net. */
function renderTrust(fields: Partial<Trust> = {}, training: boolean | undefined): string {
  return lines("=", [
    ["member", fields.members],
    ["belongto", fields.belongs_to],
    ["control", fields.controls],
    ["controlledby", fields.controlled_by],
    ["social", fields.social],
    ["vendor", fields.vendors],
    ["customer", fields.customers],
    ["disclosure", fields.disclosures],
    ["contact", fields.contact],
    ["datatrainingallowed", training === undefined ? [] : [training ? "yes" : "no"]],
  ]);
}

const lines = (
  between: string,
  fields: readonly (readonly [name: string, values: readonly string[] | undefined])[],
) => fields.flatMap(([name, values = []]) => values.map((value) => `${name}${between}${value}\n`)).join("");
