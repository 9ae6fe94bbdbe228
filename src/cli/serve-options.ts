import { isIP } from "node:net";
import { domainToASCII } from "node:url";
import { type Command, InvalidArgumentError, Option } from "commander";

/** Where servers listen, or on one of the next ports if it is in use. */
export const PORT = 4321;

/** Where and to whom a command serves, as commander passes it. */
export interface ServeOptions {
  /** Undefined if any port will do. */
  readonly port?: number;
  readonly host: string;
  /** See `GuardedNames`; undefined if none was given. */
  readonly allowHost?: readonly string[];
}

/** Where to serve, for commands that serve. */
export const addServeOptions = (command: Command): Command =>
  command
    .addOption(
      new Option("--port <number>", `port to serve on (default: ${PORT}, or the next free one)`).argParser(
        readPort,
      ),
    )
    .option(
      "--host <address>",
      "address to listen on; anything but the default lets others see the site",
      "127.0.0.1",
    )
    .addOption(
      new Option(
        "--allow-host <name>",
        "also answer to this name, of a proxy or tunnel; repeat it for others; .example.org includes all names below it",
      ).argParser(readHost),
    )
    .option("--open", "open the browser");

function readPort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new InvalidArgumentError("It must be a number up to 65535; 0 picks any free port.");
}

/** Adds a name to those that were given before, as browsers write it. */
function readHost(text: string, others: readonly string[] = []): string[] {
  const address = text.replace(/^\[(.*)\]$/, "$1");
  if (isIP(address) !== 0) return [...others, hostIn(address)];
  const [, dot = "", rest = ""] = /^(\.?)([^\s/?#%@:]+)$/.exec(text) ?? [];
  const name = domainToASCII(rest);
  if (/^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/.test(name)) return [...others, dot + name];
  throw new InvalidArgumentError("It must be a name like news.example.org, without https:// and a port.");
}

/** An IP address in its shortest form, without brackets. */
const hostIn = (address: string): string =>
  isIP(address) === 6 ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address;
