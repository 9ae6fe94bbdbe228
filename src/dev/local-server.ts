import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, isIP } from "node:net";
import type { Duplex } from "node:stream";
import { contentTypeOf } from "./content-types.ts";
import { type GuardedNames, nameIn, RequestGuard } from "./request-guard.ts";
import { decodePath } from "./served-site.ts";

export interface ServerRequest extends GuardedNames {
  /** Ports to try, in order; 0 is any free one. */
  readonly ports: readonly number[];
  /** Called with each name or address under which a request was refused. */
  readonly refused?: ((name: string) => void) | undefined;
}

/** Answers a GET or HEAD request to this machine for a decoded path. */
export type Answer = (path: string, exchange: Exchange) => void | Promise<void>;

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly guard: RequestGuard;
  /** The query with its question mark; empty if there is none. */
  readonly query: string;
}

/** For every answer: no guessing of types, no embedding in other sites, no caching. */
const HEADERS = [
  ["X-Content-Type-Options", "nosniff"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["Cache-Control", "no-store"],
] as const;

/** A read-only server for requests that use one of the names it answers to. */
export class LocalServer {
  /** The second one is for the other address of `localhost`. */
  readonly #servers: readonly [Server, Server];
  readonly #guard: RequestGuard;
  readonly #refused: ServerRequest["refused"];
  readonly #answer: Answer;

  private constructor({ refused, ...names }: ServerRequest, answer: Answer) {
    this.#guard = new RequestGuard(names);
    this.#refused = refused;
    this.#answer = answer;
    this.#servers = [this.#create(), this.#create()];
  }

  /** Rejects with the platform's error (`EADDRINUSE`, `EADDRNOTAVAIL`, …) if no port works. */
  static async listen(request: ServerRequest, answer: Answer): Promise<LocalServer> {
    const { host, ports } = request;
    const server = new LocalServer(request, answer);
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

  /** `http://localhost:4321`, without a trailing slash. */
  origin(): string {
    const { address, port } = this.#servers[0].address() as AddressInfo;
    const local = ["127.0.0.1", "0.0.0.0", "::"].includes(address);
    const host = local ? "localhost" : isIP(address) === 6 ? `[${address}]` : address;
    return `http://${host}:${port}`;
  }

  /** Closes all connections, including those of open pages. */
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
    // A connection that cannot be accepted does not stop the server: browsers try again.
    server.on("error", () => {});
    return server;
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of HEADERS) response.setHeader(name, value);
    if (!this.#guard.knowsHost(request)) return this.#refuse(request, response);
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.setHeader("Allow", "GET, HEAD");
      return say(response, 405, "This server only serves pages.");
    }
    const [rawPath = "", ...rest] = (request.url ?? "").split("?");
    const path = decodePath(rawPath);
    if (path === undefined) return say(response, 400, "This is not a valid address.");
    const query = rest.length > 0 ? `?${rest.join("?")}` : "";
    await this.#answer(path, { request, response, query, guard: this.#guard });
  }

  /** Says how to let a name in: it may be a tunnel's, a proxy's or another machine's. */
  #refuse(request: IncomingMessage, response: ServerResponse): void {
    const name = nameIn(request);
    if (name !== undefined) this.#refused?.(name);
    const why = name === undefined ? "that name." : `${name}: ${howToAllow(name)}`;
    say(response, 403, `This server does not answer to ${why}`);
  }

  /** For `localhost`, listens on both addresses of that name; otherwise a browser could reach another server there. */
  async #listen(host: string, port: number): Promise<void> {
    const [first, second] = this.#servers;
    const local = host === "localhost" || host === "127.0.0.1";
    await listen(first, local ? "127.0.0.1" : host, port);
    if (!local) return;
    try {
      await listen(second, "::1", (first.address() as AddressInfo).port);
    } catch (error) {
      // Machines without IPv6 have only one address.
      if ((error as NodeJS.ErrnoException).code === "EADDRINUSE") throw error;
    }
  }
}

/** `name`: as `nameIn` gives it. */
export const howToAllow = (name: string): string =>
  `if this name is yours, restart briefgen with --allow-host ${name.replace(/^\[|\]$/g, "")}`;

/** Sends a complete body with its length. */
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

/** Answers what is not even HTTP. */
function refuse(_error: Error, socket: Duplex): void {
  if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
  else socket.destroy();
}
