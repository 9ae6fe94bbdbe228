/** A successful build to serve. */
export interface ServedSite {
  /** The output folder; absolute. */
  readonly folder: string;
  /** With a slash at both ends: `/news/`. */
  readonly basePath: string;
  /** The files of the folder that may be read; relative paths, with `/`. */
  readonly files: ReadonlySet<string>;
}

/** What is at an address: one of the site's files, or a redirect; undefined if there is nothing. */
export type Found = { readonly file: string; readonly status: 200 | 404 } | { readonly redirect: string };

/** Looks up the path of an address, decoded: `/news/stories/a/`. It may be malformed. */
export function find(path: string, { basePath, files }: ServedSite): Found | undefined {
  const base = decodePath(basePath) ?? basePath;
  if (path === "/" && base !== "/") return { redirect: basePath };
  if (`${path}/` === base) return { redirect: basePath };
  if (path.startsWith(base)) {
    const rest = path.slice(base.length);
    const file = rest === "" || rest.endsWith("/") ? `${rest}index.html` : rest;
    if (files.has(file)) return { file, status: 200 };
    if (files.has(`${rest}/index.html`))
      return { redirect: `${basePath}${rest.split("/").map(encodeURIComponent).join("/")}/` };
  }
  return files.has("404.html") ? { file: "404.html", status: 404 } : undefined;
}

/**
 * The path of an address, percent-decoded; undefined if it cannot be decoded. It begins with one slash: a redirect to
 * `//evil.example/` or `/\evil.example/` would lead to another site (URL Standard, “relative slash state”).
 */
export function decodePath(path: string): string | undefined {
  try {
    return path.startsWith("/") ? decodeURIComponent(path).replace(/^[/\\]+/, "/") : undefined;
  } catch {
    return undefined;
  }
}
