import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { CLIENT, CLIENT_PATH, EVENTS_PATH, NOT_YET, withClient } from "./client.ts";
import { contentTypeOf } from "./content-types.ts";
import { LiveEvents } from "./events.ts";
import { type Exchange, LocalServer, type ServerRequest, say, send } from "./local-server.ts";
import { find, type ServedSite } from "./served-site.ts";

/** What a build means for the open pages. */
export interface Outcome {
  /** Absent where the build failed: then the last good site stays. */
  readonly site: ServedSite | undefined;
  /** In what the open pages are out of date. */
  readonly changed: "nothing" | "styles" | "pages";
  /** Why it failed, as the terminal says it; empty where it did not. */
  readonly problems: string;
}

/**
 * Serves the last good build, and tells its pages of the next. What may be read is the list of the build's
 * own files: nothing that somebody asks for becomes a path by itself.
 */
export class PreviewServer {
  readonly #events: LiveEvents;
  /** Tells this run's builds from those of the run before, which the browser may still show. */
  readonly #run = randomUUID().slice(0, 8);
  #server: LocalServer | undefined;
  #builds = 0;
  #site: ServedSite | undefined;

  private constructor() {
    this.#events = new LiveEvents({ build: this.#run, restyles: undefined, problems: "" });
  }

  /** Rejects with the platform's error (`EADDRINUSE`, `EADDRNOTAVAIL`, …) where no port will do. */
  static async listen(request: ServerRequest): Promise<PreviewServer> {
    const preview = new PreviewServer();
    preview.#server = await LocalServer.listen(request, (path, exchange) => preview.#answer(path, exchange));
    return preview;
  }

  /** Where a person finds the site. */
  address(): string {
    return `${this.#server!.origin()}${this.#site?.basePath ?? "/"}`;
  }

  show({ site, changed, problems }: Outcome): void {
    this.#site = site ?? this.#site;
    const { build } = this.#events.state;
    if (changed !== "nothing") this.#builds += 1;
    this.#events.tell({
      build: changed === "nothing" ? build : `${this.#run}-${this.#builds}`,
      restyles: changed === "styles" ? build : undefined,
      problems,
    });
  }

  /** Ends all connections, those of open pages, too. */
  async close(): Promise<void> {
    await this.#server?.close();
  }

  async #answer(path: string, { request, response, query, guard }: Exchange): Promise<void> {
    if (path === CLIENT_PATH) return send(response, 200, contentTypeOf(path), CLIENT);
    if (path === EVENTS_PATH) {
      if (request.method !== "GET" || !guard.isOwnPage(request))
        return say(response, 403, "Only the site's own pages may listen.");
      return this.#events.connect(response);
    }
    const { build } = this.#events.state;
    if (!this.#site) return send(response, 503, contentTypeOf(".html"), withClient(NOT_YET, build));
    const found = find(path, this.#site);
    if (!found) return say(response, 404, "There is no such page.");
    if ("file" in found) return sendFile(response, found.status, join(this.#site.folder, found.file), build);
    response.setHeader("Location", found.redirect + query);
    return say(response, 308, "The page is one slash further.");
  }
}

/** `build` is what the file's page is told that it belongs to: that of before the file was read. */
async function sendFile(
  response: ServerResponse,
  status: number,
  path: string,
  build: string,
): Promise<void> {
  const bytes = await readFile(path);
  const type = contentTypeOf(path);
  if (!type.startsWith("text/html")) return send(response, status, type, bytes);
  // Latin-1 keeps every byte, whatever the page's encoding is.
  const page = withClient(bytes.toString("latin1"), build);
  send(response, status, type, Buffer.from(page, "latin1"));
}
