import { BUILDS, WATCHES } from "./scenarios.mjs";
import { threeDigits } from "./statistics.mjs";

const OURS = "briefgen";
const NOISY = "†";

const ROWS = [
  ...BUILDS.map(({ id, title }) => ({ id, title: `${title}, s` })),
  ...WATCHES.map(({ id, title }) => ({ id, title: `${title}, ms` })),
  { id: "memory", title: "peak memory, cold build, MB" },
  { id: "watch-memory", title: "peak memory, watching, MB" },
];

/** Every table, as Markdown that is also easy to read as plain text. */
export function resultTables(measurements) {
  const sizes = measurements.all("stories").filter((size) => size > 0);
  const parts = sizes.map(
    (size) => `### ${size.toLocaleString("en")} stories\n\n${sizeTable(measurements, size)}`,
  );
  if (sizes.length > 1) parts.push(`### Growth\n\n${growthTable(measurements, sizes)}`);
  const starts = startTable(measurements);
  if (starts) parts.push(`### Start-up\n\n${starts}`);
  const text = parts.join("\n");
  return text.includes(NOISY)
    ? `${text}\n${NOISY} noisy: the slowest was more than 1.3 times the fastest.\n`
    : text;
}

/** Median (least–most) of every tool, and our median divided by each other's. */
function sizeTable(measurements, size) {
  const tools = [
    "floor",
    ...measurements.all("tool", ({ stories, tool }) => stories === size && tool !== "floor"),
  ];
  const others = tools.filter((tool) => tool !== OURS);
  const rows = ROWS.flatMap(({ id, title }) => {
    const found = new Map(tools.map((tool) => [tool, measurements.find(size, id, tool)]));
    if (![...found.values()].some(Boolean)) return [];
    const ratios = others.map((other) => ratio(found.get(OURS), found.get(other)));
    return [[title, ...tools.map((tool) => spread(found.get(tool))), ...ratios]];
  });
  return table(["", ...tools, ...others.map((other) => `${OURS} ÷ ${other}`)], rows);
}

/** The cost per story, at each size. */
function growthTable(measurements, sizes) {
  const rows = sizes.map((size) => {
    const seconds = measurements.find(size, "cold", OURS)?.median;
    const megabytes = measurements.find(size, "memory", OURS)?.median;
    return [
      size.toLocaleString("en"),
      number(seconds),
      number(seconds && (seconds / size) * 1000),
      number(megabytes),
      number(megabytes && megabytes / size),
    ];
  });
  return table(["stories", "cold build, s", "ms a story", "peak memory, MB", "MB a story"], rows);
}

function startTable(measurements) {
  const tools = measurements.all("tool", ({ scenario }) => scenario === "start");
  if (tools.length === 0) return undefined;
  const rows = tools.map((tool) => [
    tool.startsWith("node") ? tool : `${tool}, its version`,
    spread(measurements.find(0, "start", tool)),
  ]);
  return table(["", "ms"], rows);
}

const number = (value) => (value === undefined ? "–" : threeDigits(value));

function spread(found) {
  if (found === undefined) return "–";
  const { median, min, max, noisy } = found;
  const range = min === max ? "" : ` (${threeDigits(min)}–${threeDigits(max)})`;
  return `${threeDigits(median)}${range}${noisy ? NOISY : ""}`;
}

const ratio = (ours, other) => (ours && other ? threeDigits(ours.median / other.median) : "–");

/** A Markdown table with aligned columns; all but the first are right-aligned. */
export function table(head, rows) {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => row[column].length)));
  const line = (cells) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join(" | ")} |\n`;
  const rule = widths.map((width, column) =>
    column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  return [head, rule, ...rows].map(line).join("");
}
