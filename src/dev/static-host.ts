import { readFile, realpath, stat } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { join, sep } from "node:path";
import { contentTypeOf } from "./content-types.ts";
import { type HostRules, headersOf, readHeaders, readRedirects } from "./host-rules.ts";
import { type Exchange, LocalServer, type ServerRequest, say } from "./local-server.ts";
import { sendFile } from "./send-file.ts";

export interface StaticHostRequest extends ServerRequest {
  /** The folder to serve; absolute. */
  readonly folder: string;
  /** The path at which it is served, with a slash at both ends: `/news/`. */
  readonly basePath: string;
}

/**
 * Serves a folder as a static host would: `index.html` for folders, `404.html` for missing files, the
 * redirects of `_redirects` where there is no file, and the headers of `_headers`. Files are read when they are requested.
 */
export class StaticHost {
  readonly #folder: string;
  /** Decoded. */
  readonly #base: string;
  readonly #basePath: string;
  #server: LocalServer | undefined;

  private constructor({ folder, basePath }: StaticHostRequest) {
    this.#folder = folder;
    this.#basePath = basePath;
    this.#base = decodeURIComponent(basePath);
  }

  /** Rejects as `LocalServer.listen` does. */
  static async listen(request: StaticHostRequest): Promise<StaticHost> {
    const host = new StaticHost({ ...request, folder: await realpath(request.folder) });
    host.#server = await LocalServer.listen(request, (path, exchange) => host.#answer(path, exchange));
    return host;
  }

  /** The site's address, with a slash at the end. */
  address(): string {
    return this.#server!.origin() + this.#basePath;
  }

  async close(): Promise<void> {
    await this.#server?.close();
  }

  async #answer(path: string, exchange: Exchange): Promise<void> {
    const { response, query } = exchange;
    const rules = await this.#rules();
    const isInside = path.startsWith(this.#base);
    const rest = path.slice(this.#base.length);
    const file = rest === "" || rest.endsWith("/") ? `${rest}index.html` : rest;
    const isFile = isInside && (await this.#file(file)) !== undefined;
    const moved = rules.redirects.get(path);
    if (moved && (moved.isForced || !isFile)) return redirect(response, moved.status, moved.to + query);
    if (!isInside) {
      const isAbove = path === "/" || `${path}/` === this.#base;
      if (isAbove) return redirect(response, 302, this.#basePath + query);
      return say(response, 404, `This site is at ${this.#basePath}`);
    }
    if (isFile) return this.#send(exchange, 200, file, path, rules);
    if (file === rest && (await this.#file(`${rest}/index.html`)))
      return redirect(response, 301, `${encoded(path)}/${query}`);
    if (await this.#file("404.html")) return this.#send(exchange, 404, "404.html", path, rules);
    say(response, 404, "This page does not exist.");
  }

  async #send(exchange: Exchange, status: number, file: string, path: string, rules: HostRules) {
    exchange.response.setHeader("Content-Type", contentTypeOf(file));
    for (const [name, value] of headersOf(path, rules)) exchange.response.setHeader(name, value);
    await sendFile((await this.#file(file))!, status, exchange);
  }

  /** Read again each time: the site may be rebuilt while it is served. */
  async #rules(): Promise<HostRules> {
    const text = async (name: string) => {
      const file = await this.#file(name);
      return file === undefined ? "" : readFile(file, "utf8");
    };
    return {
      redirects: readRedirects(await text("_redirects")),
      headers: readHeaders(await text("_headers")),
    };
  }

  /** The absolute path of a file in the folder; undefined if there is none, or if the path leads out of the folder. */
  async #file(path: string): Promise<string | undefined> {
    if (path.includes("\0") || path.split(/[/\\]/).includes("..")) return undefined;
    try {
      const file = await realpath(join(this.#folder, path));
      const isInside = file.startsWith(this.#folder + sep);
      return isInside && (await stat(file)).isFile() ? file : undefined;
    } catch {
      return undefined;
    }
  }
}

const encoded = (path: string): string => path.split("/").map(encodeURIComponent).join("/");

function redirect(response: ServerResponse, status: number, to: string): void {
  response.setHeader("Location", to);
  say(response, status, `The page is at ${to}`);
}
