import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Changes } from "../../src/dev/changes.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => void vi.useRealTimers());

/** Changes, and what was taken of them when. */
function start(dueIn = () => Number.POSITIVE_INFINITY) {
  const stop = new AbortController();
  const changes = new Changes(stop.signal);
  const begun = performance.now();
  const taken: { after: number; paths: string[] }[] = [];
  const take = async () => {
    const next = () => changes.next(Number.POSITIVE_INFINITY, dueIn);
    for (let paths = await next(); paths; paths = await next())
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

test("what is due is taken at its moment, with nothing or with a save that is just over, and changes do not wait for it", async () => {
  const due = [performance.now() + 12_345, performance.now() + 20_000];
  const { changes, taken } = start(() => {
    if (due[0]! > performance.now()) return due[0]! - performance.now();
    due.shift();
    return 0;
  });
  due.push(Number.POSITIVE_INFINITY);
  await vi.advanceTimersByTimeAsync(1000);
  changes.note("a");
  await vi.advanceTimersByTimeAsync(18_995);
  changes.note("b");
  await vi.advanceTimersByTimeAsync(1000);
  expect(taken).toEqual([
    { after: 1015, paths: ["a"] },
    { after: 12_345, paths: [] },
    { after: 20_010, paths: ["b"] },
    { after: 20_010, paths: [] },
  ]);
});

test("a moment years ahead is waited for, and one that a clock or a sleep brings nearer is noticed within seconds", async () => {
  const left = [2 ** 40, 2 ** 40, 2 ** 40, 0];
  const { taken } = start(() => left.shift() ?? Number.POSITIVE_INFINITY);
  await vi.advanceTimersByTimeAsync(3000);
  expect(taken).toEqual([]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(taken).toEqual([{ after: 6000, paths: [] }]);
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
