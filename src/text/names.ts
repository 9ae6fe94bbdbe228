import { slug } from "github-slugger";
import { withPlainSigns } from "./variants.ts";

/**
 * The key that makes two spellings the same name. Case, white space and Unicode form do not count (`Test`, `test `, `TEST`;
 * composed and decomposed `é`), nor do typographic apostrophes, quotation marks and dashes, and full-width forms. All forms
 * of the Turkish i are one letter.
 */
export function nameKey(name: string): string {
  const tidy = tidyName(name);
  if (TIDY.test(tidy)) return tidy.toLowerCase();
  return withPlainSigns(tidy.normalize("NFKC"))
    .toLowerCase()
    .replace(/ı|i\u0307/g, "i");
}

/** Printable ASCII with only single spaces inside: already tidy. */
const TIDY = /^[!-~]+(?: [!-~]+)*$/;

/** A name as shown: in Unicode form NFC, with white space collapsed and trimmed. */
export function tidyName(name: string): string {
  return TIDY.test(name) ? name : name.normalize("NFC").trim().replace(/\s+/gu, " ");
}

/** A slug as on GitHub; for ASCII, without the tables of all scripts. */
export const githubSlug = (text: string): string =>
  /^[ -~]*$/.test(text)
    ? text
        .toLowerCase()
        .replace(/[^a-z0-9 _-]/g, "")
        .replaceAll(" ", "-")
    : slug(text);

/**
 * A name as part of an address: lower case, hyphens for spaces, letters of all scripts kept.
 * Empty if nothing of the name can be kept (only emoji or punctuation).
 */
export function slugify(name: string): string {
  return (
    githubSlug(name.normalize("NFC"))
      // GitHub also keeps letters in circles and squares, which are not letters for an address.
      .replace(/[^\p{L}\p{M}\p{N}_-]+/gu, "")
      .replace(/-{2,}/g, "-")
      .replace(/^[-_]+|[-_]+$/g, "")
  );
}

const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?$/i;

/** Whether Windows reserves a name for a device, with any extension (Microsoft, "Naming Files, Paths, and Namespaces"). */
export const isDeviceName = (name: string): boolean => DEVICE.test(name);

/** A host or the like: dots between pieces without spaces, the last of which is no initial. */
const DOTTED = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.[\p{L}\p{N}-]{2,}$/u;

/**
 * The slug of a topic, outlet or author without a record. Signs that make a name another one are spelt out: `C++` and `C#`, `.NET`
 * and “net”, `t.umblr.com` and `tumblr.com`. All spellings with the same `nameKey` have the same slug.
 */
export function nameSlug(name: string, kind: "topic" | "outlet" | "author"): string {
  const key = nameKey(name);
  const slug = slugify(
    (DOTTED.test(key) ? key.replaceAll(".", "-") : key)
      .replace(/^\.(?=[\p{L}\p{N}])/u, "dot ")
      .replace(/(?<=[\p{L}\p{N}+])\+/gu, " plus ")
      .replace(/(?<=[\p{L}\p{N}])#/gu, " sharp "),
  );
  return isDeviceName(slug) ? `${slug}-${kind}` : slug;
}

/** A slug of at most `limit` characters, cut between words if possible. */
export function shortSlug(name: string, limit = 60): string {
  const slug = slugify(name);
  if (slug.length <= limit) return slug;
  const cut = slug.slice(0, limit + 1);
  const end = cut.lastIndexOf("-");
  return [...(end > limit / 2 ? cut.slice(0, end) : slug.slice(0, limit))]
    .join("")
    .replace(/[\ud800-\udbff]$/, "");
}

/** A name that is not taken: the given one, or with the first number behind it that is free, `summit-2`. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}-${number}`;
  return free;
}
