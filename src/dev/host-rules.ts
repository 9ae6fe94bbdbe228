/** The rules of `_redirects` and `_headers` (Netlify, Cloudflare Pages), as far as briefgen writes them. */
export interface HostRules {
  /** Decoded path → target and status. */
  readonly redirects: ReadonlyMap<string, HostRedirect>;
  readonly headers: readonly HeaderRule[];
}

interface HostRedirect {
  readonly to: string;
  readonly status: number;
  /** Whether it counts even where there is a file: `301!`. */
  readonly isForced: boolean;
}

interface HeaderRule {
  readonly path: RegExp;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** `/old/ /new/ 301`, one per line; other lines are ignored. */
export function readRedirects(text: string): HostRules["redirects"] {
  const rules = [...text.matchAll(/^(\/\S*)[ \t]+(\S+)(?:[ \t]+(30[1278])(!?))?[ \t]*$/gm)];
  return new Map(
    rules.map(([, from = "", to = "", status = "301", force = ""]) => [
      decoded(from),
      { to, status: Number(status), isForced: force === "!" },
    ]),
  );
}

/** A path on a line of its own; below it, indented, its headers. */
export function readHeaders(text: string): HeaderRule[] {
  return text.split(/\n(?=\/)/).map((rule) => {
    const [path = "", ...lines] = rule.split("\n");
    const headers = lines.flatMap((line) => {
      const [, name, value] = /^\s+([\w-]+):\s*(.+?)\s*$/.exec(line) ?? [];
      return name && value ? [[name, value] as const] : [];
    });
    return { path: pathPattern(path.trim()), headers };
  });
}

/** The headers for a decoded path. */
export const headersOf = (path: string, { headers }: Pick<HostRules, "headers">): HeaderRule["headers"] =>
  headers.filter((rule) => rule.path.test(path)).flatMap((rule) => rule.headers);

/** `*` matches anything, `:name` one segment of a path. */
function pathPattern(path: string): RegExp {
  const source = path.split(/(\*|:\w+)/).map((part) => {
    if (part === "*") return ".*";
    return part.startsWith(":") ? "[^/]+" : decoded(part).replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  });
  return new RegExp(`^${source.join("")}$`, "u");
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
