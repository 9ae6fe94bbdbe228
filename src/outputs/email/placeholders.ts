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

/** Stands for the place-holder until the rest is safe. */
const TOKEN = "briefgen-unsubscribe:";

/**
 * Fills in the address for unsubscribing after everything else was made harmless: a service would take `{{` in a story's
 * text, or Mailchimp `*|`, for a place-holder of its own.
 */
export const withPlaceholder = (
  make: (token: string | undefined) => string,
  placeholder: string | undefined,
  kind: "html" | "text",
): string => {
  const made = make(placeholder === undefined ? undefined : TOKEN);
  const safe = made.replace(/\{(?=[{%#])|\*(?=\|)/g, (sign) =>
    kind === "html" ? (sign === "{" ? "&#123;" : "&#42;") : `${sign} `,
  );
  return placeholder === undefined ? safe : safe.replaceAll(TOKEN, () => placeholder);
};
