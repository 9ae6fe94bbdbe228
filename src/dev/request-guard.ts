import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";

/** Names and addresses that a machine uses for itself. */
const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/** A name, an IPv4 address or an IPv6 address in brackets, and an optional port. */
const AUTHORITY = /^([a-z0-9.-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?$/;

export const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));

/**
 * Decides which requests to answer. Drafts are the writer's alone, and every page in the writer's browser can
 * send requests to this machine.
 */
export class RequestGuard {
  readonly #names: ReadonlySet<string>;
  readonly #anyAddress: boolean;

  /** `host` is what the server listens on. */
  constructor(host: string) {
    this.#names = new Set([...LOOPBACK, bracketed(host.toLowerCase())]);
    this.#anyAddress = !isLoopback(host);
  }

  /**
   * Whether the request names this machine. If somebody points a name of theirs here (DNS rebinding), pages
   * under that name would count as our origin, but their requests carry that name. Nobody can redirect an
   * address, so if the network is let in, any address will do.
   */
  knowsHost({ rawHeaders }: IncomingMessage): boolean {
    const hosts = rawHeaders.filter(
      (_, index) => rawHeaders[index - 1]?.toLowerCase() === "host" && index % 2,
    );
    const match = AUTHORITY.exec(hosts[0]?.toLowerCase() ?? "");
    if (hosts.length !== 1 || !match) return false;
    const [, name = "", port = "80"] = match;
    if (Number(port) > 65_535) return false;
    return this.#names.has(name) || (this.#anyAddress && isIP(name.replace(/^\[|\]$/g, "")) !== 0);
  }

  /**
   * Whether the request comes from a page of this server; call this only if the host is known. Browsers send no
   * `Origin` with a GET to the page's own origin, but `Sec-Fetch-Site`. They send that only to loopback and over
   * TLS, so over the network the page's address must do. No page can forge any of the three.
   */
  isOwnPage({ headers }: IncomingMessage): boolean {
    const { host, origin, referer } = headers;
    if (origin !== undefined) return hostOf(origin) === host?.toLowerCase();
    const site = headers["sec-fetch-site"];
    return site === undefined ? hostOf(referer) === host?.toLowerCase() : site === "same-origin";
  }
}

const bracketed = (host: string): string => (isIP(host) === 6 ? `[${host}]` : host);

/** The host and port of an address; undefined if it is not an address, such as `null`. */
const hostOf = (address: string | undefined): string | undefined =>
  address !== undefined && URL.canParse(address) ? new URL(address).host : undefined;
