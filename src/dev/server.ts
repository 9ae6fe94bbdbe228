import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { CLIENT, CLIENT_PATH, EVENTS_PATH, NOT_YET, withClient } from "./client.ts";
import { contentTypeOf } from "./content-types.ts";
import { LiveEvents } from "./events.ts";
import { type Exchange, LocalServer, type ServerRequest, say, send } from "./local-server.ts";
import { sendFile } from "./send-file.ts";
import { find, type ServedSite } from "./served-site.ts";

/** What a build means for the open pages. */
export interface Outcome {
  /** Absent if the build failed; the last good site stays. */
  readonly site: ServedSite | undefined;
  /** How the open pages are out of date. */
  readonly changed: "nothing" | "styles" | "pages";
  /** Why it failed, as in the terminal; empty if it did not. */
  readonly problems: string;
}

/**
 * Serves the last good build, and notifies its pages of the next one. Only the build's own files can be read:
 * a requested address is looked up in their list, and never becomes a path on disk directly.
 */
export class PreviewServer {
  readonly #events: LiveEvents;
  /** Distinguishes this run's builds from those of an earlier run that a browser may still show. */
  readonly #run = randomUUID().slice(0, 8);
  #server: LocalServer | undefined;
  #builds = 0;
  #site: ServedSite | undefined;

  private constructor() {
    this.#events = new LiveEvents({ build: this.#run, restyles: undefined, problems: "" });
  }

  /** Rejects with the platform's error (`EADDRINUSE`, `EADDRNOTAVAIL`, …) if no port works. */
  static async listen(request: ServerRequest): Promise<PreviewServer> {
    const preview = new PreviewServer();
    preview.#server = await LocalServer.listen(request, (path, exchange) => preview.#answer(path, exchange));
    return preview;
  }

  /** The address of the site for people. */
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

  /** Closes all connections, including those of open pages. */
  async close(): Promise<void> {
    await this.#server?.close();
  }

  async #answer(path: string, { request, response, query, guard }: Exchange): Promise<void> {
    if (path === CLIENT_PATH) return send(response, 200, contentTypeOf(path), CLIENT);
    if (path === EVENTS_PATH) {
      if (request.method !== "GET" || !guard.isOwnPage(request))
        return say(response, 403, "Only the site's own pages may listen for changes.");
      return this.#events.connect(response);
    }
    const { build } = this.#events.state;
    if (!this.#site) return send(response, 503, contentTypeOf(".html"), withClient(NOT_YET, build));
    const found = find(path, this.#site);
    if (!found) return say(response, 404, "This page does not exist.");
    if ("file" in found) {
      const file = join(this.#site.folder, found.file);
      response.setHeader("Content-Type", contentTypeOf(file));
      return file.endsWith(".html")
        ? sendPage(response, found.status, file, build)
        : sendFile(file, found.status, { request, response });
    }
    response.setHeader("Location", found.redirect + query);
    return say(response, 308, "This page has another address.");
  }
}

/** `build` is the build that the page is told it belongs to: the one from before the file was read. */
async function sendPage(
  response: ServerResponse,
  status: number,
  path: string,
  build: string,
): Promise<void> {
  // Latin-1 preserves every byte, whatever the page's encoding.
  const page = withClient(await readFile(path, "latin1"), build);
  send(response, status, contentTypeOf(path), Buffer.from(page, "latin1"));
}
