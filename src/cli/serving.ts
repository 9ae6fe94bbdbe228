import { isLoopback } from "../dev/request-guard.ts";
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";

const PORT = 4321;

/** How many ports to try before giving up. */
const TRIES = 20;

export interface ServeOptions {
  /** Undefined if any port will do. */
  readonly port?: number;
  readonly host: string;
}

/** Starts a server as the options say. `warning` completes the warning about an address that is open to others. */
export async function serveAt<S>(
  { host, port }: ServeOptions,
  io: Io,
  listen: (where: { host: string; ports: readonly number[] }) => Promise<S>,
  warning: string,
): Promise<S> {
  const ports = port === undefined ? Array.from({ length: TRIES }, (_, index) => PORT + index) : [port];
  let server: S;
  try {
    server = await listen({ host, ports });
  } catch (error) {
    throw new UsageError(explainRefusal(error as NodeJS.ErrnoException, host, port));
  }
  if (!isLoopback(host)) io.err(`warning: with --host ${host}, everyone on the network can ${warning}\n`);
  return server;
}

function explainRefusal({ code }: NodeJS.ErrnoException, host: string, port: number | undefined): string {
  const where = port === undefined ? `ports ${PORT} to ${PORT + TRIES - 1}` : `port ${port}`;
  if (code === "EADDRINUSE")
    return `${where} ${port === undefined ? "are" : "is"} in use; choose another with --port`;
  if (code === "EACCES") return `you are not allowed to use ${where}; choose one above 1023 with --port`;
  return `${host} is not an address of this machine`;
}
