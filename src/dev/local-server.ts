import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, isIP } from "node:net";
import type { Duplex } from "node:stream";
import { contentTypeOf } from "./content-types.ts";
import { RequestGuard } from "./request-guard.ts";
import { decodePath } from "./served-site.ts";

export interface ServerRequest {
  readonly host: string;
  /** To be tried in this order; 0 is any that is free. */
  readonly ports: readonly number[];
}

/** Answers a GET or HEAD for the path of an address, decoded, that names this machine. */
export type Answer = (path: string, exchange: Exchange) => void | Promise<void>;

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly guard: RequestGuard;
  /** What follows the path, with its question mark; empty where nothing does. */
  readonly query: string;
}

/** For every answer: nobody guesses types, no other site embeds what is here, and nothing is kept. */
const HEADERS = [
  ["X-Content-Type-Options", "nosniff"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["Cache-Control", "no-store"],
] as const;

/** A server that only shows what is on this machine, to those who know the machine by a name of its own. */
export class LocalServer {
  /** The second one is for the other address that `localhost` has. */
  readonly #servers: readonly [Server, Server];
  readonly #guard: RequestGuard;
  readonly #answer: Answer;

  private constructor(host: string, answer: Answer) {
    this.#guard = new RequestGuard(host);
    this.#answer = answer;
    this.#servers = [this.#create(), this.#create()];
  }

  /** Rejects with the platform's error (`EADDRINUSE`, `EADDRNOTAVAIL`, …) where no port will do. */
  static async listen({ host, ports }: ServerRequest, answer: Answer): Promise<LocalServer> {
    const server = new LocalServer(host, answer);
    for (const [index, port] of ports.entries()) {
      try {
        await server.#listen(host, port);
        break;
      } catch (error) {
        await server.close();
        const last = index === ports.length - 1;
        if (last || (error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
      }
    }
    return server;
  }

  /** `http://localhost:4321`, without a slash at the end. */
  origin(): string {
    const { address, port } = this.#servers[0].address() as AddressInfo;
    const local = ["127.0.0.1", "0.0.0.0", "::"].includes(address);
    const host = local ? "localhost" : isIP(address) === 6 ? `[${address}]` : address;
    return `http://${host}:${port}`;
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
      this.#receive(request, response).catch(() => {
        if (response.headersSent) response.destroy();
        else say(response, 500, "This page could not be read.");
      });
    });
    server.on("clientError", refuse);
    // A connection that could not be accepted ends nothing: browsers try again.
    server.on("error", () => {});
    return server;
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of HEADERS) response.setHeader(name, value);
    if (!this.#guard.knowsHost(request)) return say(response, 403, "This server is not known by that name.");
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.setHeader("Allow", "GET, HEAD");
      return say(response, 405, "This server only shows pages.");
    }
    const [rawPath = "", ...rest] = (request.url ?? "").split("?");
    const path = decodePath(rawPath);
    if (path === undefined) return say(response, 400, "This is not an address.");
    const query = rest.length > 0 ? `?${rest.join("?")}` : "";
    await this.#answer(path, { request, response, query, guard: this.#guard });
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
}

/** Sends a whole body; its length tells the browser when it has all of it. */
export function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { "Content-Type": type, "Content-Length": Buffer.byteLength(body) });
  response.end(body);
}

export const say = (response: ServerResponse, status: number, text: string): void =>
  send(response, status, contentTypeOf(".txt"), `${text}\n`);

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

/** What is not even HTTP. */
function refuse(_error: Error, socket: Duplex): void {
  if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
  else socket.destroy();
}
