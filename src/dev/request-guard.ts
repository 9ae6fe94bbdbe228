import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";

/** Names and addresses by which a machine reaches itself. */
const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/** A name, an IPv4 address or an IPv6 address in brackets; then perhaps a port. */
const AUTHORITY = /^([a-z0-9.-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?$/;

export const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));

/**
 * Decides who may ask. Drafts are nobody's business but the writer's, and every page that the writer's
 * browser shows can send requests to this machine.
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
   * Whether the request names this machine. A page of a name that its owner points here (DNS rebinding)
   * would count as of our origin; its requests carry that name. An address cannot be pointed elsewhere, so
   * where the network is let in, every address will do.
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
   * Whether a page of this server asks, to be called where the host is known. Browsers send no `Origin` with
   * a GET to the page's own origin, but say so in `Sec-Fetch-Site`; that one they send only to loopback and
   * over TLS, so for the network the page's address must do. No page can forge any of the three.
   */
  isOwnPage({ headers }: IncomingMessage): boolean {
    const { host, origin, referer } = headers;
    if (origin !== undefined) return hostOf(origin) === host?.toLowerCase();
    const site = headers["sec-fetch-site"];
    return site === undefined ? hostOf(referer) === host?.toLowerCase() : site === "same-origin";
  }
}

const bracketed = (host: string): string => (isIP(host) === 6 ? `[${host}]` : host);

/** The host and port of an address; undefined where it is none, such as `null`. */
const hostOf = (address: string | undefined): string | undefined =>
  address !== undefined && URL.canParse(address) ? new URL(address).host : undefined;
