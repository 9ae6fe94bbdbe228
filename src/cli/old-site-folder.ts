import { join, resolve, sep } from "node:path";
import { whyActive } from "../content/media.ts";
import { decodeText } from "../content/source-file.ts";
import { nodeDisk } from "../disk/disk.ts";
import { mergedConfig, type OldSite, oldSite } from "../import/old-site.ts";
import { readValues, Unreadable, type Values } from "../import/site-front-matter.ts";
import { type OldFile, OTHER_MARKUP, PAGE } from "../import/site-page.ts";
import type { OldFiles } from "../import/site-targets.ts";
import { isLitter } from "../source/litter.ts";
import { isWithin } from "../source/walk.ts";
import { UsageError } from "./exit.ts";
import type { SiteOrigin } from "./options.ts";

/** The folder of another generator's site. Nothing outside it is read: links are not followed. */
export class OldSiteFolder implements OldFiles {
  /** Absolute, with links resolved. */
  readonly #root: string;
  readonly #known = new Map<string, boolean>();
  readonly site: OldSite;

  constructor(folder: string, from: SiteOrigin, cwd: string) {
    const root = nodeDisk.follow(resolve(cwd, folder));
    if (root === undefined || nodeDisk.info(root)?.kind !== "folder")
      throw new UsageError(`there is no folder ${folder}`);
    this.#root = root;
    this.site = oldSite(from, this.#config(from));
  }

  /** Every file in which a page may be, in order. */
  pages(): OldFile[] {
    const { from, folders } = this.site;
    const paths =
      from === "jekyll" ? this.#posts("", false) : folders.flatMap(({ folder }) => this.#below(folder));
    return [...new Set(paths)].sort().map((source) => {
      const decoded = decodeText(source, this.read(source));
      return { source, text: "text" in decoded ? decoded.text : { source, why: "they are not UTF-8" } };
    });
  }

  /** Whether the old site publishes this file, and browsers would never run it. */
  has(path: string): boolean {
    const known = this.#known.get(path) ?? this.#mayCopy(path);
    this.#known.set(path, known);
    return known;
  }

  read(path: string): Uint8Array {
    return nodeDisk.read(join(this.#root, path));
  }

  #mayCopy(path: string): boolean {
    const hidden = this.site.from === "jekyll" ? /(?:^|\/)[._]/ : /(?:^|\/)\./;
    if (hidden.test(path) || path.includes("\0") || path.includes("\\")) return false;
    if (!this.#isInside(path, "file")) return false;
    return whyActive(path, () => this.read(path)) === undefined;
  }

  /** Whether this is in the old site itself, and not behind a link. */
  #isInside(path: string, kind: "file" | "folder"): boolean {
    const absolute = join(this.#root, path);
    return (
      nodeDisk.info(absolute)?.kind === kind &&
      isWithin(absolute, this.#root) &&
      nodeDisk.follow(absolute) === absolute
    );
  }

  /** Pages in a folder and its subfolders. */
  #below(folder: string): string[] {
    if (!this.#isInside(folder, "folder")) return [];
    return nodeDisk.list(join(this.#root, folder)).flatMap(({ name, kind }) => {
      const path = folder === "" ? name : `${folder}/${name}`;
      if (kind === "folder") return name.startsWith(".") ? [] : this.#below(path);
      return kind === "file" && isPage(name) ? [path] : [];
    });
  }

  /** Pages in every `_posts` and `_drafts`, however deep. */
  #posts(folder: string, isInPosts: boolean): string[] {
    return nodeDisk.list(join(this.#root, folder)).flatMap(({ name, kind }) => {
      const path = folder === "" ? name : `${folder}/${name}`;
      if (kind !== "folder") return kind === "file" && isInPosts && isPage(name) ? [path] : [];
      const holdsPosts = isInPosts || name === "_posts" || name === "_drafts";
      return !holdsPosts && /^[._]|^(?:node_modules|vendor)$/.test(name) ? [] : this.#posts(path, holdsPosts);
    });
  }

  #config(from: SiteOrigin): Values {
    const folders = from === "hugo" ? ["", "config/_default", "config/production"] : [""];
    const names = from === "hugo" ? /^.+\.(?:toml|ya?ml|json)$/i : /^_config\.(?:toml|ya?ml)$/i;
    const files = folders.flatMap((folder) => {
      if (!this.#isInside(folder, "folder")) return [];
      return nodeDisk.list(join(this.#root, folder)).flatMap(({ name, kind }) => {
        const isRoot = folder !== "" || from === "jekyll" || /^(?:hugo|config)\./i.test(name);
        return kind === "file" && isRoot && names.test(name) ? [this.#values(folder, name)] : [];
      });
    });
    return mergedConfig(files);
  }

  #values(folder: string, name: string): { name: string; values: Values } {
    const path = folder === "" ? name : `${folder.split(sep).join("/")}/${name}`;
    const decoded = decodeText(path, this.read(path));
    const format = /json$/i.test(name) ? "json" : /toml$/i.test(name) ? "toml" : "yaml";
    const values = "text" in decoded ? readValues(decoded.text, format) : undefined;
    if (values && !(values instanceof Unreadable)) return { name: name.replace(/\.\w+$/, ""), values };
    const line = values?.line === undefined ? "" : `:${values.line}`;
    throw new UsageError(`the old configuration cannot be read: ${path}${line}`);
  }
}

const isPage = (name: string): boolean => !isLitter(name) && (PAGE.test(name) || OTHER_MARKUP.test(name));
