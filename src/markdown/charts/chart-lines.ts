import type { Code } from "mdast";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { type Alignment, alignLines } from "../align-lines.ts";
import type { Position } from "../text-links.ts";

const KEYS = ["type", "title", "unit", "source", "csv", "alt", "note"] as const;

type Key = (typeof KEYS)[number];

/** Other words for the keys. */
const OTHER_KEYS: ReadonlyMap<string, Key> = new Map<string, Key>(
  Object.entries({
    ...{ data: "csv", file: "csv", kind: "type", caption: "title", heading: "title", sources: "source" },
    ...{ cite: "source", units: "unit", description: "alt", notes: "note" },
  }),
);

/** A value or a cell, with its place in the text that the fence is in. */
export interface ChartValue {
  readonly text: string;
  readonly place: Position | undefined;
}

type Refuse = (message: string, label: string | undefined, place: Position | undefined) => void;

/** The lines of a chart: keys with values, then a table as on GitHub. */
export class ChartLines {
  readonly values: { [K in Key]?: ChartValue } = {};
  /** The rows of the table, the head first, without the line of dashes. */
  readonly cells: ChartValue[][] = [];
  /** The fence's first line. */
  readonly head: Position | undefined;
  /** Whether every line was understood. */
  isSound = true;
  readonly #fence: Code;
  readonly #alignment: Alignment | undefined;
  readonly #refuse: Refuse;

  constructor(fence: Code, text: string, refuse: Refuse) {
    this.#fence = fence;
    this.#refuse = (...details) => {
      this.isSound = false;
      refuse(...details);
    };
    const start = fence.position?.start.offset ?? 0;
    const written = text.slice(start, fence.position?.end.offset);
    const first = written.indexOf("\n");
    this.head = first < 0 ? fence.position : { start: { offset: start }, end: { offset: start + first } };
    this.#alignment = alignmentOf(fence.value, written, start);
    this.#read();
  }

  #read(): void {
    let offset = 0;
    let dashes = -1;
    for (const line of this.#fence.value.split("\n")) {
      const at = offset;
      offset += line.length + 1;
      if (line.trim() === "") continue;
      if (line.includes("|") && (this.cells.length > 0 || !/^\s*[a-z]+:/i.test(line))) {
        if (isDashes(line)) {
          dashes = this.cells.length;
          if (dashes !== 1) this.#refuse("a line of dashes in the wrong place", ORDER, this.#place(at, line));
        } else this.cells.push(this.#cellsOf(line, at));
      } else if (this.cells.length > 0)
        this.#refuse("a line that is no row of the table", "every row has `|`", this.#place(at, line));
      else this.#value(line, at);
    }
    if (this.cells.length > 0 && dashes < 0)
      this.#refuse("a table without its line of dashes", ORDER, this.placeOf({ row: 0 }));
  }

  #value(line: string, at: number): void {
    const place = this.#place(at, line);
    const [, key = "", value = ""] = /^\s*([\p{L}_-]+(?: [\p{L}_-]+)?)\s*:\s*(.*?)\s*$/u.exec(line) ?? [];
    if (key === "") {
      this.#refuse("a line that is neither a key nor a row of a table", "write `title: …`", place);
      return;
    }
    const known = KEYS.find((one) => one === key.toLowerCase());
    if (!known) {
      const other = OTHER_KEYS.get(key.toLowerCase());
      const near = other ? `did you mean \`${other}\`?` : didYouMean(key, KEYS);
      this.#refuse(`a chart has no key \`${key}\``, near ?? `there are ${KEYS.join(", ")}`, place);
    } else if (value.length > LONGEST)
      this.#refuse(`\`${known}:\` has more than ${LONGEST} characters`, undefined, place);
    else if (value === "") this.#refuse(`\`${key}:\` has no value`, undefined, place);
    else if (this.values[known]) this.#refuse(`\`${key}:\` appears twice`, undefined, place);
    else {
      const text =
        /^"(.*)"$|^'(.*)'$/
          .exec(value)
          ?.slice(1)
          .find((one) => one !== undefined) ?? value;
      this.values[known] = { text, place: this.#place(at + line.lastIndexOf(text), text) };
    }
  }

  #cellsOf(line: string, at: number): ChartValue[] {
    const inner = /^\s*\|?(.*?)(?:(?<!\\)\|)?\s*$/s.exec(line)![1]!;
    let start = at + line.indexOf(inner);
    return inner.split(/(?<!\\)\|/).map((cell) => {
      const text = cell.trim();
      const place = this.#place(start + cell.indexOf(text), text || cell);
      start += cell.length + 1;
      if (text.length > LONGEST) this.#refuse(`a cell has more than ${LONGEST} characters`, undefined, place);
      return { text: text.replaceAll("\\|", "|"), place };
    });
  }

  /** The place of a row or a cell of the table. */
  placeOf = ({ row, column }: { readonly row?: number; readonly column?: number }): Position | undefined => {
    const cells = row === undefined ? undefined : this.cells[row];
    if (!cells) return this.head;
    if (column !== undefined && cells[column]) return cells[column].place;
    const [first, last] = [cells[0]!.place, cells.at(-1)!.place];
    return first && last && { start: first.start, end: last.end };
  };

  /** A place in the fence's value, as the text has it. */
  #place(at: number, { length }: string): Position | undefined {
    if (!this.#alignment) return this.#fence.position;
    return {
      start: { offset: this.#alignment.offset(at) },
      end: { offset: this.#alignment.offset(at + length) },
    };
  }
}

/** Characters of a value or a cell: what is in fences does not count for the limit of marks in a paragraph. */
const LONGEST = 500;

const ORDER = "the second line of a table is `| --- | --- |`";

const isDashes = (line: string): boolean => /^[\s|:-]+$/.test(line) && line.includes("-");

/** Where the lines between the fences stand. */
function alignmentOf(value: string, written: string, start: number): Alignment | undefined {
  const from = written.indexOf("\n") + 1;
  if (from === 0) return undefined;
  if (written.startsWith(value, from)) return { offset: (at) => start + from + at };
  const end = /\n[^\n]*$/.exec(written)?.index ?? written.length;
  return alignLines(value, written.slice(from, Math.max(from, end)), start + from);
}
