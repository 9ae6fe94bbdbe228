import { networkInterfaces } from "node:os";
import { howToAllow, type ServerRequest } from "../dev/local-server.ts";
import { isLoopback } from "../dev/request-guard.ts";
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import { PORT, type ServeOptions } from "./serve-options.ts";

/** How many names are told of that were refused: whoever can reach the server can make up any number. */
const TOLD = 5;

/** How many ports to try before giving up. */
const TRIES = 20;

/** Starts a server as the options say. `warning` completes the warning about an address that is open to others. */
export async function serveAt<S extends { address(): string }>(
  { host, port, allowHost: allowed }: ServeOptions,
  io: Io,
  listen: (where: ServerRequest) => Promise<S>,
  warning: string,
): Promise<S> {
  const ports = port === undefined ? Array.from({ length: TRIES }, (_, index) => PORT + index) : [port];
  const told = new Set<string>();
  const refused = (name: string) => {
    if (told.has(name) || told.size === TOLD) return;
    told.add(name);
    io.err(`warning: a request for ${name} was refused: ${howToAllow(name)}\n`);
  };
  let server: S;
  try {
    server = await listen({ host, ports, allowed, refused });
  } catch (error) {
    throw new UsageError(explainRefusal(error as NodeJS.ErrnoException, host, port));
  }
  if (!isLoopback(host)) {
    const where = ["0.0.0.0", "::"].includes(host) ? networkAddress(new URL(server.address()).port) : "";
    io.err(`warning: with --host ${host}, everyone on the network can ${warning}${where}\n`);
  }
  return server;
}

/** ` at http://192.168.1.5:4321/`, where other devices find this machine; empty if it is in no network. */
function networkAddress(port: string): string {
  const all = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
  const found = all.find(({ internal, family }) => !internal && family === "IPv4");
  return found ? ` at http://${found.address}:${port}/` : "";
}

function explainRefusal({ code }: NodeJS.ErrnoException, host: string, port: number | undefined): string {
  const where = port === undefined ? `ports ${PORT} to ${PORT + TRIES - 1}` : `port ${port}`;
  if (code === "EADDRINUSE")
    return `${where} ${port === undefined ? "are" : "is"} in use; choose another with --port`;
  if (code === "EACCES") return `you are not allowed to use ${where}; choose one above 1023 with --port`;
  return `${host} is not an address of this machine`;
}
