/** Percent-decodes, and leaves invalid percent-encoding unchanged. */
export function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The host of an absolute address, without `www.` and a dot at its end: `example.org`. */
export const hostOf = (address: string): string =>
  new URL(address).hostname.replace(/^www\.(?=.+\.)/, "").replace(/\.$/, "");
