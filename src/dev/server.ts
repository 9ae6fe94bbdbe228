import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, isIP } from "node:net";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import { CLIENT, CLIENT_PATH, EVENTS_PATH, NOT_YET, withClient } from "./client.ts";
import { contentTypeOf } from "./content-types.ts";
import { LiveEvents } from "./events.ts";
import { RequestGuard } from "./request-guard.ts";
import { decodePath, find, type ServedSite } from "./served-site.ts";

/** What a build means for the open pages. */
export interface Outcome {
  /** Absent where the build failed: then the last good site stays. */
  readonly site: ServedSite | undefined;
  /** In what the open pages are out of date. */
  readonly changed: "nothing" | "styles" | "pages";
  /** Why it failed, as the terminal says it; empty where it did not. */
  readonly problems: string;
}

export interface ServerRequest {
  readonly host: string;
  /** To be tried in this order; 0 is any that is free. */
  readonly ports: readonly number[];
}

/** For every answer: nobody guesses types, no other site embeds what is here, and nothing is kept. */
const HEADERS = [
  ["X-Content-Type-Options", "nosniff"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["Cache-Control", "no-store"],
] as const;

/**
 * Serves the last good build, and tells its pages of the next. What may be read is the list of the build's
 * own files: nothing that somebody asks for becomes a path by itself.
 */
export class PreviewServer {
  /** The second one is for the other address that `localhost` has. */
  readonly #servers: readonly [Server, Server];
  readonly #guard: RequestGuard;
  readonly #events: LiveEvents;
  /** Tells this run's builds from those of the run before, which the browser may still show. */
  readonly #run = randomUUID().slice(0, 8);
  #builds = 0;
  #site: ServedSite | undefined;

  private constructor(host: string) {
    this.#guard = new RequestGuard(host);
    this.#events = new LiveEvents({ build: this.#run, restyles: undefined, problems: "" });
    this.#servers = [this.#create(), this.#create()];
  }

  /** Rejects with the platform's error (`EADDRINUSE`, `EADDRNOTAVAIL`, …) where no port will do. */
  static async listen({ host, ports }: ServerRequest): Promise<PreviewServer> {
    const preview = new PreviewServer(host);
    for (const [index, port] of ports.entries()) {
      try {
        await preview.#listen(host, port);
        break;
      } catch (error) {
        await preview.close();
        const last = index === ports.length - 1;
        if (last || (error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
      }
    }
    return preview;
  }

  /** Where a person finds the site. */
  address(): string {
    const { address, port } = this.#servers[0].address() as AddressInfo;
    const local = ["127.0.0.1", "0.0.0.0", "::"].includes(address);
    const host = local ? "localhost" : isIP(address) === 6 ? `[${address}]` : address;
    return `http://${host}:${port}${this.#site?.basePath ?? "/"}`;
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
    await Promise.all(
      this.#servers.map((server) => {
        const closed = new Promise((resolve) => server.close(resolve));
        server.closeAllConnections();
        return closed;
      }),
    );
  }

  #create(): Server {
    const server = createServer((request, response) => {
      this.#answer(request, response).catch(() => {
        if (response.headersSent) response.destroy();
        else say(response, 500, "This page could not be read.");
      });
    });
    server.on("clientError", refuse);
    // A connection that could not be accepted ends nothing: browsers try again.
    server.on("error", () => {});
    return server;
  }

  /** On `localhost` it takes both addresses of that name, or a browser could find somebody else's server there. */
  async #listen(host: string, port: number): Promise<void> {
    const [first, second] = this.#servers;
    const local = host === "localhost" || host === "127.0.0.1";
    await listen(first, local ? "127.0.0.1" : host, port);
    if (!local) return;
    try {
      await listen(second, "::1", (first.address() as AddressInfo).port);
    } catch (error) {
      // Machines without IPv6 have one address only.
      if ((error as NodeJS.ErrnoException).code === "EADDRINUSE") throw error;
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of HEADERS) response.setHeader(name, value);
    if (!this.#guard.knowsHost(request)) return say(response, 403, "This server is not known by that name.");
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.setHeader("Allow", "GET, HEAD");
      return say(response, 405, "This server only shows pages.");
    }
    const [rawPath = "", ...query] = (request.url ?? "").split("?");
    const path = decodePath(rawPath);
    if (path === undefined) return say(response, 400, "This is not an address.");
    if (path === CLIENT_PATH) return send(response, 200, contentTypeOf(path), CLIENT);
    if (path === EVENTS_PATH) {
      if (request.method !== "GET" || !this.#guard.isOwnPage(request))
        return say(response, 403, "Only the site's own pages may listen.");
      return this.#events.connect(response);
    }
    const { build } = this.#events.state;
    if (!this.#site) return send(response, 503, contentTypeOf(".html"), withClient(NOT_YET, build));
    const found = find(path, this.#site);
    if (!found) return say(response, 404, "There is no such page.");
    if ("file" in found) return sendFile(response, found.status, join(this.#site.folder, found.file), build);
    response.setHeader("Location", [found.redirect, ...query].join("?"));
    return say(response, 308, "The page is one slash further.");
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
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

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { "Content-Type": type, "Content-Length": Buffer.byteLength(body) });
  response.end(body);
}

const say = (response: ServerResponse, status: number, text: string): void =>
  send(response, status, contentTypeOf(".txt"), `${text}\n`);

/** What is not even HTTP. */
function refuse(_error: Error, socket: Duplex): void {
  if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
  else socket.destroy();
}
