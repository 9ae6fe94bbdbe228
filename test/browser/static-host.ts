import { createReadStream, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { contentTypeOf } from "../../src/dev/content-types.ts";

/** A static host on this machine that serves a folder below a path (`/`, `/sub/path/`), with the headers that `_headers` has for all files. */
export class StaticHost {
  /** The address of the folder, with a slash at the end. */
  readonly url: string;
  readonly #close: () => void;

  private constructor(url: string, close: () => void) {
    this.url = url;
    this.#close = close;
  }

  static async start(folder: string, base: string): Promise<StaticHost> {
    const [everywhere = ""] = readFileSync(join(folder, "_headers"), "utf8").split(/\n(?=\S)/);
    const headers = Object.fromEntries(
      [...everywhere.matchAll(/^ +(.+?): (.+)$/gm)].map(([, name, value]) => [name!, value!]),
    );
    const server = createServer((request, response) => {
      const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
      const file = path.startsWith(base) ? fileAt(join(folder, path.slice(base.length))) : undefined;
      if (!file) {
        response.writeHead(404, { "content-type": "text/plain" }).end();
        return;
      }
      response.writeHead(200, { ...headers, "content-type": contentTypeOf(file) });
      createReadStream(file).pipe(response);
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const { port } = server.address() as AddressInfo;
    return new StaticHost(`http://127.0.0.1:${port}${base}`, () => {
      server.closeAllConnections();
      server.close();
    });
  }

  stop(): void {
    this.#close();
  }
}

function fileAt(path: string): string | undefined {
  const file = statSync(path, { throwIfNoEntry: false })?.isDirectory() ? join(path, "index.html") : path;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}
