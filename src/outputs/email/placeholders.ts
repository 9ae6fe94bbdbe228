import type { Config } from "../../config/config.ts";

type Email = Pick<NonNullable<Config["email"]>, "service" | "unsubscribe">;

/** What services replace with a reader's own address for unsubscribing. */
const UNSUBSCRIBE = {
  buttondown: "{{ unsubscribe_url }}",
  listmonk: "{{ UnsubscribeURL }}",
  mailchimp: "*|UNSUB|*",
  ghost: undefined,
} as const;

/** Where readers unsubscribe, or what is replaced with it. */
export const unsubscribeOf = ({ service, unsubscribe }: Email): string | undefined =>
  unsubscribe ?? (service && UNSUBSCRIBE[service]);

/** Stands for the place-holder while the rest is made harmless. */
const TOKEN = "briefgen-unsubscribe:";

/** What templates get for the address; undefined if none is known. */
export const tokenFor = (email: Email): string | undefined =>
  unsubscribeOf(email) === undefined ? undefined : TOKEN;

/**
 * A finished text with the address for unsubscribing in it. A service would take `{{` in a story's text, or Mailchimp `*|`,
 * for a place-holder of its own, so these are written otherwise first.
 */
export function filledIn(text: string, placeholder: string | undefined, kind: "html" | "text"): string {
  const written = (sign: string) => (kind === "html" ? `&#${sign.charCodeAt(0)};` : `${sign} `);
  const safe = text.replace(/\{(?=[{%#])|\*(?=\|)/g, written);
  return placeholder === undefined ? safe : safe.replaceAll(TOKEN, () => placeholder);
}
