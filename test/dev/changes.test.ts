import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Changes } from "../../src/dev/changes.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => void vi.useRealTimers());

/** Changes, and what was taken of them when. */
function start() {
  const stop = new AbortController();
  const changes = new Changes(stop.signal);
  const begun = performance.now();
  const taken: { after: number; paths: string[] }[] = [];
  const take = async () => {
    for (let paths = await changes.next(); paths; paths = await changes.next())
      taken.push({ after: Math.round(performance.now() - begun), paths: [...paths] });
  };
  return { changes, stop, taken, done: take() };
}

test("one save is taken at once, with all its steps", async () => {
  const { changes, taken } = start();
  for (const path of ["a.tmp", "a", "a"]) {
    changes.note(path);
    await vi.advanceTimersByTimeAsync(5);
  }
  await vi.advanceTimersByTimeAsync(1000);
  expect(taken).toEqual([{ after: 25, paths: ["a.tmp", "a"] }]);
});

test("many files are waited for longer, so that a branch switch with pauses is one", async () => {
  const { changes, taken } = start();
  for (let round = 0; round < 10; round += 1) {
    for (let file = 0; file < 20; file += 1) changes.note(`${round}/${file}`);
    await vi.advanceTimersByTimeAsync(80);
  }
  await vi.advanceTimersByTimeAsync(1000);
  expect(taken.map(({ paths }) => paths.length)).toEqual([200]);
});

test("changes that never end are taken all the same", async () => {
  const { changes, taken } = start();
  for (let time = 0; time < 5000; time += 10) {
    changes.note("log");
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(taken.length).toBe(5);
});

test("the signal ends the waiting, with or without changes", async () => {
  const { stop, done, taken } = start();
  stop.abort();
  await done;
  const other = start();
  other.changes.note("a");
  other.stop.abort();
  await other.done;
  expect([taken, other.taken]).toEqual([[], []]);
});
