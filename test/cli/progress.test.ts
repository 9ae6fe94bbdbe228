import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Io } from "../../src/cli/io.ts";
import { ProgressLine } from "../../src/cli/progress.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

const PLAIN = { format: "pretty", quiet: false } as const;

/** What a terminal of so many columns gets of a build that is at one step after a second, and then done. */
function shown(
  columns: number | undefined,
  options: Partial<ConstructorParameters<typeof ProgressLine>[1]> = {},
  wait = 1000,
) {
  let text = "";
  const io = { columns, env: {}, err: (part: string) => (text += part) } as unknown as Io;
  const line = new ProgressLine(io, { ...PLAIN, ...options });
  vi.advanceTimersByTime(wait);
  line.show({ stage: "rendering pages", done: 1200, total: 20_000 });
  line.clear();
  return text;
}

test("a long build on a terminal says how far it is, and takes the line away when it is done", () => {
  expect(shown(80)).toBe("\r\u001b[Krendering pages 1,200 of 20,000 …\r\u001b[K");
});

test("on a narrow terminal the line never breaks", () => {
  expect(shown(20)).toBe("\r\u001b[Krendering pages 1,2\r\u001b[K");
});

test.each([
  ["without a terminal", undefined, {}, 1000],
  ["with -q", 80, { quiet: true }, 1000],
  ["with a format for programs", 80, { format: "json" as const }, 1000],
  ["while it has not taken long", 80, {}, 300],
])("there is none %s", (_, columns, options, wait) => {
  expect(shown(columns, options, wait)).toBe("");
});
