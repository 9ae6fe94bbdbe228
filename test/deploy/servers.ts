import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { ask } from "../dev/watching.ts";
import { codeOf } from "../support/documents.ts";
import { installed } from "../support/installed.ts";
import { until } from "../support/until.ts";

process.env.PATH += ":/usr/sbin";

/** A server of Debian's and its configuration. */
export interface ServerKind {
  readonly name: "nginx" | "caddy";
  readonly isInstalled: boolean;
  /** Writes the configuration, with paths of this folder and a port of this machine; returns the command. */
  readonly prepare: (folder: string, port: number) => readonly string[];
}

/** What the page says, with the folder's own paths; `www/` is served. */
const localised = (text: string, folder: string) =>
  text.replaceAll("/srv/www", join(folder, "www")).replaceAll(/\/etc\/(?:nginx|caddy)(?=\/)/g, folder);

/** nginx with these lines in its `http` block; in them, `listen 80` stands for its port. */
const nginxWith = (lines: (folder: string) => string): ServerKind => ({
  name: "nginx",
  isInstalled: installed("nginx (Debian: nginx-light)", "nginx", "-v"),
  prepare(folder, port) {
    const own = lines(folder).replace("listen 80", `listen 127.0.0.1:${port}`);
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
      .map((name) => `${name}_temp_path ${folder}/${name};`)
      .join(" ");
    const user = process.getuid?.() === 0 ? "user root;" : "";
    const frame = `${user} daemon off; pid ${folder}/pid; error_log stderr;\nevents {}\nhttp { include /etc/nginx/mime.types; sendfile on; access_log off; ${temporary}\n${own}\n}\n`;
    writeFileSync(join(folder, "nginx.conf"), frame);
    return ["nginx", "-c", join(folder, "nginx.conf"), "-p", folder];
  },
});

const nginx = nginxWith((folder) => localised(codeOf("docs/deploy/nginx.md", "nginx")[0] ?? "", folder));

/** nginx in front of another server, with its defaults and these directives. */
export const nginxBefore = (origin: string, directives: string): ServerKind =>
  nginxWith(() => `server { listen 80; ${directives} location / { proxy_pass ${origin}; } }`);

const caddy: ServerKind = {
  name: "caddy",
  isInstalled: installed("Caddy (Debian: caddy)", "caddy", "version"),
  prepare(folder, port) {
    const [site = ""] = codeOf("docs/deploy/caddy.md", "caddyfile");
    const own = localised(site, folder).replace("example.org {", `http://127.0.0.1:${port} {`);
    const options = `{\n\tadmin off\n\tstorage file_system ${folder}/storage\n}\n`;
    writeFileSync(join(folder, "Caddyfile"), options + own);
    return ["caddy", "run", "--config", join(folder, "Caddyfile"), "--adapter", "caddyfile"];
  },
};

/** Servers that run with the configuration that their page in docs/deploy/ shows. */
export const SERVERS = [nginx, caddy];

/** Makes of `_redirects` what the server reads, with the command that its page gives for it. */
export function convertRedirects({ name }: ServerKind, folder: string): void {
  const command = codeOf(`docs/deploy/${name}.md`, "sh").find((code) => code.includes("sed -E")) ?? "";
  const [convert = ""] = command.split("\n");
  execFileSync("bash", ["-c", localised(convert, folder)]);
}

export class RunningServer {
  readonly origin: string;
  readonly #child: ChildProcess;
  #said = "";

  private constructor(command: readonly string[], port: number, folder: string) {
    this.origin = `http://127.0.0.1:${port}`;
    const env = { PATH: process.env.PATH, HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder };
    this.#child = spawn(command[0]!, command.slice(1), { env, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on("data", (chunk) => (this.#said += chunk));
  }

  static async start(kind: ServerKind, folder: string): Promise<RunningServer> {
    mkdirSync(join(folder, "www"), { recursive: true });
    const port = await freePort();
    const server = new RunningServer(kind.prepare(folder, port), port, folder);
    await until(async () => {
      if (server.#child.exitCode !== null) throw new Error(`${kind.name} has ended:\n${server.#said}`);
      return ask(server.origin, "/").then(
        () => true,
        () => false,
      );
    });
    return server;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#child.on("close", resolve));
    this.#child.kill("SIGTERM");
    await closed;
  }
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    }),
  );
}
