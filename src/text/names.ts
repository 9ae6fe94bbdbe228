import { slug } from "github-slugger";

/**
 * The key that makes two spellings the same name: `Test`, `test ` and `TEST` are the same, and so
 * are the composed and decomposed forms of `é`.
 */
export function nameKey(name: string): string {
  return tidyName(name).toLowerCase();
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
