import { sourceAddress } from "../import/site-outlets.ts";

/** What a link checker found at an address. */
export interface CheckedLink {
  /** `alive`: a page; `dead`: nothing, for good; `unsure`: the server refused, or did not answer. */
  readonly fate: "alive" | "dead" | "unsure";
  /** In the checker's words: `404 Not Found`. */
  readonly status: string;
}

/** What is wrong with a report, as a sentence's end. */
export class UnreadableReport extends Error {}

/** Of lychee's report: what was checked, by where it was found. Older versions say `fail_map` for `error_map`. */
const MAPS = ["success_map", "redirect_map", "error_map", "fail_map", "timeout_map"];

/** “No such page” and “gone” (RFC 9110). Robots are often refused with others, such as 403, 429 and 503. */
const DEAD: ReadonlySet<number> = new Set([404, 410]);

/** How curl, lychee and the systems below them say that a host does not exist. */
const NO_HOST =
  /\bdns (?:resolution|lookup|error)|resolve host|lookup address|name or service not known|nodename nor servname|no such host/i;
const FOR_NOW = /temporary|timed? ?out/i;

/**
 * Reads a report of links by address in its normal form: lychee's (`--format json`), or one JSON object per line with `url`,
 * and `status` or curl's `http_code`. Throws `UnreadableReport`.
 */
export function readLinkReport(text: string): Map<string, CheckedLink> {
  const links = new Map<string, CheckedLink>();
  for (const { url, status } of entriesIn(text)) {
    const address = typeof url === "string" ? sourceAddress(url) : undefined;
    if (address === undefined) continue;
    const found = checked(status);
    const known = links.get(address);
    // Where it was found alive once, it is.
    if (!known || (known.fate !== "alive" && found.fate !== "unsure")) links.set(address, found);
  }
  return links;
}

interface Entry {
  readonly url: unknown;
  readonly status: unknown;
}

function entriesIn(text: string): Entry[] {
  const whole = jsonIn(text);
  if (isObject(whole) && MAPS.some((map) => isObject(whole[map])))
    return MAPS.flatMap((map) => Object.values(isObject(whole[map]) ? whole[map] : {}))
      .flat()
      .filter(isObject)
      .map(({ url, status }) => ({ url, status }));
  const lines = text.split("\n").map((line, index) => ({ line: line.trim(), number: index + 1 }));
  const written = lines.filter(({ line }) => line !== "");
  if (written.length === 0) throw new UnreadableReport("it is empty");
  return written.map(({ line, number }) => {
    const entry = jsonIn(line);
    if (!isObject(entry)) throw new UnreadableReport(`line ${number} is no JSON object`);
    const { url, status = entry.http_code, errormsg, error = errormsg } = entry;
    if (typeof url !== "string" || status === undefined)
      throw new UnreadableReport(`line ${number} has no \`url\` or no \`status\``);
    return { url, status: error ? { code: status, text: error } : status };
  });
}

/** `404`, `"404 Not Found"`, or as lychee has it, `{text, code, details}`. */
function checked(status: unknown): CheckedLink {
  const { text, code, details } = isObject(status)
    ? status
    : { text: String(status), code: /\b[1-5]\d\d\b/.exec(String(status))?.[0], details: "" };
  const number = Number(code ?? 0);
  const words = `${text ?? ""} ${details ?? ""}`;
  const hasNoHost = number === 0 && NO_HOST.test(words) && !FOR_NOW.test(words);
  const fate = DEAD.has(number) || hasNoHost ? "dead" : number >= 200 && number < 400 ? "alive" : "unsure";
  const more = number === 0 && details && details !== text ? ` (${details})` : "";
  return { fate, status: `${text ?? code ?? "no status"}${more}` };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
