import type { Code, Paragraph, PhrasingContent } from "mdast";
import { nearest } from "../../diagnostics/suggest.ts";
import type { Arranging } from "../arranging.ts";
import { Captions } from "../captions.ts";
import { hasGroup } from "../citation-groups.ts";
import { onOneLine } from "../citations.ts";
import { elementNode, turnInto } from "../element-node.ts";
import { plainText } from "../plain-text.ts";
import type { Attributes } from "../rich-text.ts";
import type { Position } from "../text-links.ts";
import { CHART_TYPES, type ChartType } from "./chart.ts";
import { ChartLines, type ChartValue } from "./chart-lines.ts";
import { readTable, type TableProblem } from "./chart-table.ts";

type Context = Pick<Arranging, "out" | "text" | "parse">;

/** Other words for the types of charts. */
const OTHER_TYPES: ReadonlyMap<string, ChartType> = new Map<string, ChartType>(
  Object.entries({
    ...{
      bar: "bars",
      column: "bars",
      columns: "bars",
      line: "lines",
      dot: "dots",
      points: "dots",
      scatter: "dots",
    },
    ...{
      stacked: "stacked bars",
      "stacked bar": "stacked bars",
      "stacked-bars": "stacked bars",
      area: "lines",
    },
  }),
);

/** A fence ```` ```chart ```` as a figure; undefined for another fence. Problems are reported at their lines. */
export function readChart(fence: Code, context: Context): Paragraph | undefined {
  if (fence.lang?.toLowerCase() !== "chart") return undefined;
  return new ChartReader(fence, context).read();
}

/** Signs that may be markup. */
const MARKUP = /[*_`~\\&<[]/;

class ChartReader {
  readonly #fence: Code;
  readonly #context: Context;
  readonly #lines: ChartLines;
  readonly #captions: Captions;

  constructor(fence: Code, context: Context) {
    this.#fence = fence;
    this.#context = context;
    this.#lines = new ChartLines(fence, context.text, (message, label, place) =>
      context.out.report("BG0221", message, { label }, place),
    );
    this.#captions = new Captions(context);
  }

  read(): Paragraph {
    const type = this.#type();
    const { title, unit, alt, note, source } = this.#lines.values;
    // Each number has this sign.
    const caption = this.#caption(title, unit?.text === "%" ? undefined : unit);
    const chart = this.#context.out.addChart({
      ...this.#data(type),
      type,
      title: title && this.#spoken(title),
      unit: unit?.text,
      alt: alt?.text,
    });
    const figure: Paragraph = {
      type: "paragraph",
      children: [
        ...(caption ? [caption] : []),
        elementNode("briefgen-chart", { n: String(chart) }, [
          ...this.#line(note, "chart-note"),
          ...this.#line(source, "chart-source", "chart_source"),
        ]),
      ],
      ...(this.#fence.position ? { position: this.#fence.position } : {}),
    };
    turnInto(figure, "figure", { class: "chart" });
    return figure;
  }

  #type(): ChartType {
    const written = this.#lines.values.type;
    if (!written) return "bars";
    const type = written.text.toLowerCase();
    const known = CHART_TYPES.find((one) => one === type);
    if (known) return known;
    const near = OTHER_TYPES.get(type) ?? nearest(type, CHART_TYPES);
    const label = near ? `did you mean \`${near}\`?` : `there are ${CHART_TYPES.join(", ")}`;
    this.#context.out.report(
      "BG0221",
      `\`${written.text}\` is not a type of chart`,
      { label },
      written.place,
    );
    return "bars";
  }

  /** The numbers: in the fence, or in a file that is read when the site is planned. */
  #data(type: ChartType): Attributes {
    const { out } = this.#context;
    const { cells, placeOf } = this.#lines;
    const { csv } = this.#lines.values;
    const refuse = (message: string, label: string, place?: Position) =>
      out.report("BG0221", message, { label }, place);
    if (csv && cells.length > 0)
      refuse("a chart with a table and a file", "leave out one of them", csv.place);
    if (csv) return { to: out.addresses.numbers(csv.text, type, csv.place) };
    if (cells.length === 0) {
      if (this.#lines.isSound)
        refuse("a chart without numbers", "add a table below, or `csv: file.csv`", this.#lines.head);
      return {};
    }
    const plain = cells.map((row) => row.map((cell) => this.#plain(cell.text, cell.place)));
    const table = readTable(type, plain, ({ code, message, label, ...at }: TableProblem) =>
      out.report(code, message, { label }, placeOf(at)),
    );
    return table ? { data: JSON.stringify(table) } : {};
  }

  /** A title as it is read aloud. */
  #spoken({ text }: ChartValue): string {
    return onOneLine(MARKUP.test(text) ? plainText(this.#context.parse(text)) : text);
  }

  #plain(text: string, place: Position | undefined): string {
    const tree = MARKUP.test(text) ? this.#context.parse(text) : undefined;
    if (tree && (text.includes("[@") || hasGroup(tree)))
      this.#context.out.report(
        "BG0221",
        "a citation in a chart's table",
        { label: "cite in `source:`, below the chart" },
        place,
      );
    return tree ? plainText(tree).trim() : text;
  }

  #caption(title: ChartValue | undefined, unit: ChartValue | undefined) {
    if (!title && !unit) return undefined;
    const children: PhrasingContent[] = title
      ? [elementNode("strong", {}, this.#captions.inlineAt(title.text, title.place, this.#fence))]
      : [];
    if (title && unit) children.push({ type: "text", value: " " });
    if (unit)
      children.push(elementNode("small", {}, this.#captions.inlineAt(unit.text, unit.place, this.#fence)));
    return elementNode("figcaption", {}, children, title?.place ?? this.#fence.position);
  }

  #line(value: ChartValue | undefined, name: string, word?: string): PhrasingContent[] {
    if (!value) return [];
    const start = word ? [elementNode("briefgen-word", { of: word }, [])] : [];
    const children = [...start, ...this.#captions.inlineAt(value.text, value.place, this.#fence)];
    return [elementNode("p", { class: name }, children, value.place)];
  }
}
