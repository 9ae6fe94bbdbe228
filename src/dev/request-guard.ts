import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { hostname } from "node:os";

/** Names and addresses that a machine uses for itself. */
const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/** A name, an IPv4 address or an IPv6 address in brackets, and an optional port. */
const AUTHORITY = /^([a-z0-9._-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?$/;

export const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));

/** Which names a server answers to. */
export interface GuardedNames {
  /** What it listens on. */
  readonly host: string;
  /** Further names and addresses, as browsers write them; `.example.org` is this name and all below it. */
  readonly allowed?: readonly string[] | undefined;
}

/**
 * Decides which requests to answer. Drafts are the writer's alone, and every page in the writer's browser can
 * send requests to this machine.
 */
export class RequestGuard {
  readonly #names: ReadonlySet<string>;
  /** Each with its dot. */
  readonly #domains: readonly string[];
  readonly #anyAddress: boolean;

  constructor({ host, allowed = [] }: GuardedNames) {
    const own = isLoopback(host) ? [] : namesOfMachine();
    this.#names = new Set([...LOOPBACK, bracketed(host.toLowerCase()), ...own, ...allowed.map(bracketed)]);
    this.#domains = allowed.filter((name) => name.startsWith("."));
    this.#anyAddress = !isLoopback(host);
  }

  /**
   * Whether the request names this machine. If somebody points a name of theirs here (DNS rebinding), pages
   * under that name would count as our origin, but their requests carry that name. Nobody can redirect an
   * address, so if the network is let in, any address will do.
   */
  knowsHost(request: IncomingMessage): boolean {
    const name = nameIn(request);
    if (name === undefined) return false;
    if (this.#names.has(name) || this.#domains.some((domain) => `.${name}`.endsWith(domain))) return true;
    return this.#anyAddress && isIP(name.replace(/^\[|\]$/g, "")) !== 0;
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

/** The name or address that a request is for, without a port; undefined if it has none, several, or a malformed one. */
export function nameIn({ rawHeaders }: IncomingMessage): string | undefined {
  const hosts = rawHeaders.filter((_, index) => rawHeaders[index - 1]?.toLowerCase() === "host" && index % 2);
  const [, name, port = "80"] = AUTHORITY.exec(hosts[0]?.toLowerCase() ?? "") ?? [];
  return hosts.length === 1 && Number(port) <= 65_535 ? name : undefined;
}

/** The names by which others on the network know this machine: `desk.example.org`, `desk`, and `desk.local` (RFC 6762). */
function namesOfMachine(): string[] {
  const name = hostname().toLowerCase();
  const [label = ""] = name.split(".");
  return label === "" ? [] : [name, label, `${label}.local`];
}

const bracketed = (host: string): string => (isIP(host) === 6 ? `[${host}]` : host);

/** The host and port of an address; undefined if it is not an address, such as `null`. */
const hostOf = (address: string | undefined): string | undefined =>
  address !== undefined && URL.canParse(address) ? new URL(address).host : undefined;
