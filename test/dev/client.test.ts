import { Script } from "node:vm";
import { expect, test } from "vitest";
import { CLIENT, NOT_YET, withClient } from "../../src/dev/client.ts";

const TAG = '<script src="/__briefgen/client.js" data-build="b1" defer></script>\n';

test.each([
  ["<body>x</body></html>", `<body>x${TAG}</body></html>`],
  ["<BODY>x</BODY>", `<BODY>x${TAG}</BODY>`],
  ["<script>'</body>'</script></body>", `<script>'</body>'</script>${TAG}</body>`],
  ["<p>İ no end", `<p>İ no end${TAG}`],
  ["", TAG],
])("the script goes to the end of %s", (html, expected) => {
  expect(withClient(html, "b1")).toBe(expected);
});

test("the script is a script, and the page before the first build has room for it", () => {
  expect(() => new Script(CLIENT)).not.toThrow();
  expect(withClient(NOT_YET, "b1")).toContain(`${TAG}</body>`);
});

test("the script writes text as text only", () => {
  expect(CLIENT).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(/);
});
