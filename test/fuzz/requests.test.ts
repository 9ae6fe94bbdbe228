import { connect } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PreviewServer } from "../../src/dev/server.ts";
import { newSite, story } from "../support/site.ts";
import { runs, TIMEOUT } from "./length.ts";
import { hostileText } from "./texts.ts";

let server: PreviewServer;
let port: number;
beforeAll(async () => {
  const site = newSite({ "briefings/a.md": story("A"), "secret.txt": "SECRET" });
  const { published, summary } = await site.clean();
  site.write("dist/unlisted.txt", "SECRET").write("dist/.env", "SECRET");
  server = await PreviewServer.listen({ host: "127.0.0.1", ports: [0] });
  server.show({
    site: { folder: `${site.root}/dist`, basePath: summary.basePath, files: published!.files },
    changed: "pages",
    problems: "",
  });
  port = Number(new URL(server.address()).port);
});
afterAll(() => server.close());

/** What the server says to these bytes, until it closes or has said nothing for a while. */
const say = (bytes: string): Promise<string> =>
  new Promise((resolve) => {
    let text = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(Buffer.from(bytes, "latin1")));
    socket.setTimeout(400, () => socket.destroy());
    socket.on("data", (chunk) => (text += chunk.toString("latin1")));
    socket.on("error", () => {});
    socket.on("close", () => resolve(text));
  });

const part = fc.oneof(
  fc.constantFrom(
    ..."/ // ../ ..%2f %2e%2e/ ..\\ %5c.. %00 % %zz %c0%ae . .env unlisted.txt secret.txt stories/a/ index.html ? # ; : @ * briefings dist __briefgen/events __briefgen/client.js".split(
      " ",
    ),
  ),
  hostileText,
);
const path = fc.array(part, { maxLength: 6 }).map((parts) => `/${parts.join("")}`);
const headers = fc.array(
  fc.tuple(
    fc.constantFrom(
      "Host",
      "Origin",
      "Referer",
      "Sec-Fetch-Site",
      "Range",
      "Content-Length",
      "Transfer-Encoding",
      "X",
    ),
    hostileText,
  ),
  { maxLength: 3 },
);

test(
  "whatever is asked, nothing is given out that the build did not make, and the server lives on",
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("GET", "HEAD", "POST", "OPTIONS", "TRACE", "X"),
        path,
        headers,
        fc.boolean(),
        async (method, target, more, own) => {
          const lines = [
            `${method} ${target} HTTP/1.1`,
            ...(own ? [`Host: localhost:${port}`] : []),
            ...more.map(([name, value]) => `${name}: ${value}`),
            "Connection: close",
          ];
          const answer = await say(`${lines.join("\r\n")}\r\n\r\n`);
          expect(answer).not.toContain("SECRET");
          expect(answer.toLowerCase()).not.toContain("access-control-allow-origin");
          if (answer !== "")
            expect(answer).toMatch(/^HTTP\/1\.1 (?:200|304|308|400|403|404|405|408|413|431|503) /);
        },
      ),
      runs(150),
    );
    expect(
      await say(`GET /stories/a/ HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`),
    ).toContain(">A</h1>");
  },
  TIMEOUT,
);
