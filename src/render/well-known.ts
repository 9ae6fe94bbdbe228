import type { Security, Trust } from "../config/well-known.ts";

/** `/.well-known/security.txt` (RFC 9116). It counts only at the root of a host. */
export function renderSecurity(security: Security, canonical: string): string {
  const { contact, expires, encryption, acknowledgments, languages, policy, hiring } = security;
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

/** `/trust.txt`, by the specification of journallist.net. */
export function renderTrust(trust: Trust): string {
  const { data_training_allowed: training } = trust;
  return lines("=", [
    ["member", trust.members],
    ["belongto", trust.belongs_to],
    ["control", trust.controls],
    ["controlledby", trust.controlled_by],
    ["social", trust.social],
    ["vendor", trust.vendors],
    ["customer", trust.customers],
    ["disclosure", trust.disclosures],
    ["contact", trust.contact],
    ["datatrainingallowed", training === undefined ? [] : [training ? "yes" : "no"]],
  ]);
}

const lines = (between: string, fields: readonly (readonly [name: string, values: readonly string[]])[]) =>
  fields.flatMap(([name, values]) => values.map((value) => `${name}${between}${value}\n`)).join("");
