/** Percent-decodes, and leaves invalid percent-encoding unchanged. */
export function safeDecode(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Most addresses look like this, and reading them so takes a tenth of the time. */
const PLAIN = /^https?:\/\/(?:www\.(?=[^/]+\.))?((?:[a-z0-9-]+\.)+[a-z]{2,})(?=[/?#]|$)/;

/** The host of an absolute address, without `www.` and a dot at its end: `example.org`. */
export const hostOf = (address: string): string =>
  PLAIN.exec(address)?.[1] ?? new URL(address).hostname.replace(/^www\.(?=.+\.)/, "").replace(/\.$/, "");

/** The path of an old address as it is published, a folder unless it names a file: `old/talks/`, `old.html`. */
export const withSlash = (path: string): string =>
  path.endsWith("/") || /\.html?$/.test(path) ? path : `${path}/`;

/** An address without its fragment. */
export function withoutFragment(url: string): string {
  const hash = url.indexOf("#");
  return hash < 0 ? url : url.slice(0, hash);
}
