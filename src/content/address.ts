import type { Place } from "../diagnostics/diagnostic.ts";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import { isDeviceName, slugify } from "../text/names.ts";
import { safeDecode } from "../text/url.ts";
import { MOST_BYTES } from "../text/utf8.ts";

/** File systems allow 255 bytes for a name; a few are reserved for siblings of `index.html` and for staging. */
const MAX_BYTES = 240;

const SHORTER = ["give the file a shorter `slug:`"];

/**
 * Reports why a slug cannot be one segment of an address that is safe on every system. `help`: what to do about a
 * slug that is empty or too long.
 */
export function checkSlug(slug: string, at: Place, report: Report, help = SHORTER): boolean {
  if (slug === "") {
    const own =
      help === SHORTER ? ["add a `slug:` of letters, digits and hyphens, such as `slug: briefing-1`"] : help;
    report(diagnostic("BG0405", "the slug is empty", { at, help: own }));
    return false;
  }
  return checkSegment(slug, at, report, help);
}

/** Whether `checkSlug` has nothing to report. */
export const isSoundSlug = (slug: string): boolean => checkSlug(slug, { path: "" }, () => {});

/**
 * An old address of a story as a path in the site, `2024/talks/` without the leading slash;
 * undefined if it was reported.
 */
export function readAlias(written: string, at: Place, report: Report): string | undefined {
  const path = safeDecode(written).normalize("NFC").replace(/^\//, "");
  if (/^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(written) || /[?#]/.test(written) || /^\/?$|\/\//.test(path)) {
    const help = ["write only the path of the old page, such as `/2024/talks/`"];
    report(diagnostic("BG0403", `\`${written}\` is not the path of a page on this site`, { at, help }));
    return undefined;
  }
  const segments = path.replace(/\/$/, "").split("/");
  return segments.every((segment) => checkSegment(segment, at, report)) ? path : undefined;
}

function checkSegment(segment: string, at: Place, report: Report, shorter = SHORTER): boolean {
  const reason = unsafeReason(segment);
  if (reason) {
    const proposal = slugify(segment.replaceAll(".", "-").replaceAll("/", "-"));
    const others = shorter === SHORTER ? [] : shorter;
    const help =
      proposal && proposal !== segment && !isDeviceName(proposal) ? [`write \`${proposal}\``] : others;
    report(diagnostic("BG0403", `\`${segment}\` cannot be part of an address`, { at, label: reason, help }));
    return false;
  }
  if (segment.length * MOST_BYTES <= MAX_BYTES) return true;
  const bytes = new TextEncoder().encode(segment).length;
  if (bytes <= MAX_BYTES) return true;
  report(
    diagnostic("BG0404", `the address is too long: ${bytes} bytes`, {
      at,
      label: `at most ${MAX_BYTES} bytes`,
      help: shorter,
    }),
  );
  return false;
}

/** Reports a file of the output whose path is too long to be written. `max`: bytes of the whole path. */
export function checkLength(
  path: string,
  max: number,
  owner: { readonly at?: Place | undefined },
  report: Report,
): void {
  if (path.length * MOST_BYTES <= MAX_BYTES) return;
  if (path.length <= Math.min(MAX_BYTES, max) && /^[ -~]*$/.test(path)) return;
  const bytes = (text: string) => new TextEncoder().encode(text).length;
  const longest = Math.max(...path.split("/").map(bytes));
  const isName = longest > 255;
  const [found, most] = isName ? [longest, MAX_BYTES] : [bytes(path), max];
  const { at } = owner;
  if (found <= most || !at) return;
  const help = isName ? SHORTER : ["`limits: {path: …}` in the configuration sets the limit"];
  const details = { at, label: `at most ${most} bytes`, help };
  report(diagnostic("BG0404", `the address is too long: ${found} bytes`, details));
}

/** Reports a name in a path that Windows does not allow, or that nobody should use. */
export function checkNames(path: string, at: Place, report: Report): void {
  for (const name of path.split("/")) {
    const isOdd = isDeviceName(name) || /[. ]$|[\u0000-\u001f\u007f]/.test(name);
    const message = `\`${name}\` cannot be part of an address`;
    if (isOdd) report(diagnostic("BG0403", message, { at, label: unsafeReason(name) }));
  }
}

function unsafeReason(segment: string): string | undefined {
  const decoded = safeDecode(segment);
  if (decoded === "" || decoded === "." || decoded === "..") return "it leads out of its folder";
  if (/[/\\]/.test(decoded)) return "a slash would lead into another folder";
  if (decoded !== segment) return "write the letters; briefgen adds percent-encoding";
  if (isDeviceName(segment)) return "Windows reserves this name for a device";
  if (/^\./.test(segment)) return "names that start with a dot are hidden on most hosts";
  if (/[. ]$/.test(segment)) return "Windows drops a dot or space at the end";
  if (!/^[\p{L}\p{M}\p{N}._~-]+$/u.test(segment))
    return "only letters, digits, `-`, `_`, `.` and `~` are safe everywhere";
  return undefined;
}

/** The name of a content file, without its folder and `.md`. */
export const fileName = (path: string): string => path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/i, "");
