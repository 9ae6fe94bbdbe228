import { slug } from "github-slugger";

/**
 * What makes two written names one: `Test`, `test ` and `TEST` are the same, and so are the
 * composed and decomposed forms of `é`.
 */
export function nameKey(name: string): string {
  return tidyName(name).toLowerCase();
}

/** Printable ASCII with single spaces inside: already tidy. */
const TIDY = /^[!-~]+(?: [!-~]+)*$/;

/** A name as it is shown: Unicode form NFC, inner white space single, none around it. */
export function tidyName(name: string): string {
  return TIDY.test(name) ? name : name.normalize("NFC").trim().replace(/\s+/gu, " ");
}

/** A slug as on GitHub: for ASCII without the tables of all scripts. */
export const githubSlug = (text: string): string =>
  /^[ -~]*$/.test(text)
    ? text
        .toLowerCase()
        .replace(/[^a-z0-9 _-]/g, "")
        .replaceAll(" ", "-")
    : slug(text);

/**
 * A name as a part of an address: lower case, hyphens for spaces, letters of every script kept.
 * Empty where nothing of the name can stay (only emoji or punctuation).
 */
export function slugify(name: string): string {
  return (
    githubSlug(name.normalize("NFC"))
      // GitHub keeps letters in circles and squares, too, which are no letters for an address.
      .replace(/[^\p{L}\p{M}\p{N}_-]+/gu, "")
      .replace(/-{2,}/g, "-")
      .replace(/^[-_]+|[-_]+$/g, "")
  );
}

/** A slug of at most `limit` characters, cut between words where it can be. */
export function shortSlug(name: string, limit = 60): string {
  const slug = slugify(name);
  if (slug.length <= limit) return slug;
  const cut = slug.slice(0, limit + 1);
  const end = cut.lastIndexOf("-");
  return [...(end > limit / 2 ? cut.slice(0, end) : slug.slice(0, limit))]
    .join("")
    .replace(/[\ud800-\udbff]$/, "");
}
