/** Schemes that may be published. */
export const SAFE_SCHEMES = { href: ["http", "https", "mailto", "tel", "sms"], src: ["http", "https"] };

/** Whether an address may be published: it is relative, or has an allowed scheme. */
export function isSafeAddress(address: string, kind: "href" | "src"): boolean {
  const scheme = /^[\u0000-\u0020]*([^/?#]*?):/.exec(address)?.[1];
  return scheme === undefined || SAFE_SCHEMES[kind].includes(scheme.replace(/[\t\n\r]/g, "").toLowerCase());
}

/** An address with a scheme, or one that starts with `//`, leads out of the site. */
export const isExternal = (address: string): boolean => /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address);
