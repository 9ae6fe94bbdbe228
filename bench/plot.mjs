/**
 * Two charts side by side as an SVG, both axes logarithmic, in the reader's light or dark colours.
 *
 * @typedef {{ x: number, y: number, min: number, max: number }} Point
 * @typedef {{ label: string, look: string, points: Point[] }} Series  `look`: classes of the style sheet
 * @typedef {{ title: string, format: (value: number) => string, series: Series[] }} Panel
 */

const PANEL = { width: 480, height: 380, left: 66, right: 142, top: 52, bottom: 48 };
const LABEL_GAP = 15;
const NUMBER_WIDTH = 56;

const STYLE = `
text { font: 12px system-ui, sans-serif; fill: var(--ink); }
.heading { font-size: 14px; font-weight: 600; }
.tick, .axis { fill: var(--soft); }
.grid { stroke: var(--grid); }
.fine { stroke: var(--grid); stroke-opacity: 0.45; }
.line { fill: none; stroke: var(--colour); stroke-width: 1.75; stroke-linejoin: round; }
.line.ours { stroke-width: 3; }
.line.dashed { stroke-width: 2; stroke-dasharray: 7 4; }
.line.dotted { stroke-width: 2; stroke-dasharray: 2 4; stroke-linecap: round; }
.range { stroke: var(--colour); stroke-width: 1; }
.dot { fill: var(--colour); }
.name { fill: var(--colour); stroke: var(--paper); stroke-width: 4; stroke-linejoin: round; paint-order: stroke; }
.name.ours { font-weight: 600; }
.leader { stroke: var(--colour); stroke-opacity: 0.4; }
svg { --paper: #ffffff; --ink: #1c2128; --soft: #5c6570; --grid: #d5dae0; }
.ours, .dashed, .dotted { --colour: #0b57d0; }
.first { --colour: #b3400a; }
.second { --colour: #7a2fc2; }
.floor { --colour: #5c6570; }
@media (prefers-color-scheme: dark) {
  svg { --paper: #14181d; --ink: #e6eaf0; --soft: #9aa5b1; --grid: #343c46; }
  .ours, .dashed, .dotted { --colour: #7fb2ff; }
  .first { --colour: #ff9d66; }
  .second { --colour: #cda2ff; }
  .floor { --colour: #9aa5b1; }
}
`;

/** @param {{ title: string, description: string, panels: Panel[] }} chart */
export function plot({ title, description, panels }) {
  const width = PANEL.width * panels.length;
  const drawn = panels.map((panel, index) => drawPanel(panel, index * PANEL.width));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${PANEL.height}" viewBox="0 0 ${width} ${PANEL.height}" role="img" aria-labelledby="title description">
<title id="title">${xml(title)}</title>
<desc id="description">${xml(description)}</desc>
<style>${STYLE}</style>
<rect width="100%" height="100%" rx="8" style="fill: var(--paper)"/>
${drawn.join("\n")}
</svg>
`;
}

function drawPanel(panel, offset) {
  const series = panel.series.filter(({ points }) => points.length > 0);
  const points = series.flatMap((one) => one.points);
  if (points.length === 0) return "";
  const scale = scales(points);
  return `<g transform="translate(${offset} 0)">
<text class="heading" x="${PANEL.left}" y="26">${xml(panel.title)}</text>
${axes(scale, panel.format, [...new Set(points.map(({ x }) => x))])}
${series.map((one) => drawSeries(one, scale)).join("\n")}
${drawNames(series, scale)}
</g>`;
}

/** Converts values to pixels. The vertical axis covers whole steps of 1, 2 and 5. */
function scales(points) {
  const xs = points.map(({ x }) => x);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const spare = left === right ? 2 : 1;
  const low = stepsFrom(Math.min(...points.map(({ min }) => min))).below;
  const high = stepsFrom(Math.max(...points.map(({ max }) => max))).above;
  const end = { x: PANEL.width - PANEL.right, y: PANEL.height - PANEL.bottom };
  return {
    ...{ low, high },
    x: logarithmic(left / spare, right * spare, PANEL.left + 10, end.x),
    y: logarithmic(low, high, end.y, PANEL.top),
  };
}

const logarithmic = (from, to, start, end) => (value) =>
  round(start + ((end - start) * Math.log(value / from)) / Math.log(to / from));

/** The nearest of … 0.5, 1, 2, 5, 10 … on either side. */
function stepsFrom(value) {
  const steps = ticks(value / 10, value * 10);
  return { below: steps.findLast((step) => step <= value), above: steps.find((step) => step > value) };
}

/** 1, 2 and 5 times every power of ten between two values. */
function ticks(from, to) {
  const found = [];
  for (let power = Math.floor(Math.log10(from)); power <= Math.ceil(Math.log10(to)); power++)
    for (const digit of [1, 2, 5]) found.push(Number(`${digit}e${power}`));
  return found.filter((value) => value >= from * 0.999 && value <= to * 1.001);
}

function axes({ x, y, low, high }, format, sizes) {
  const [left, right, bottom] = [PANEL.left, PANEL.width - PANEL.right, PANEL.height - PANEL.bottom];
  const rows = ticks(low, high).map((value) => {
    const look = /^1(?:e|0*$)|^0\.0*1$/.test(String(value)) ? "grid" : "fine";
    return `<line class="${look}" x1="${left}" x2="${right}" y1="${y(value)}" y2="${y(value)}"/>
<text class="tick" x="${left - 8}" y="${round(y(value) + 4)}" text-anchor="end">${xml(format(value))}</text>`;
  });
  const shown = farApart([...sizes].sort((a, b) => b - a).map((size) => ({ size, at: x(size) })));
  const columns = sizes.map((size) => {
    const line = `<line class="fine" x1="${x(size)}" x2="${x(size)}" y1="${PANEL.top}" y2="${bottom}"/>`;
    const text = `<text class="tick" x="${x(size)}" y="${bottom + 18}" text-anchor="middle">${size.toLocaleString("en")}</text>`;
    return shown.has(size) ? `${line}\n${text}` : line;
  });
  const name = `<text class="axis" x="${(left + right) / 2}" y="${bottom + 38}" text-anchor="middle">stories</text>`;
  return [...rows, ...columns, name].join("\n");
}

/** The sizes that have room for a label, largest first. */
function farApart(sizes) {
  const shown = new Set();
  let limit = Infinity;
  for (const { size, at } of sizes) {
    if (at > limit) continue;
    shown.add(size);
    limit = at - NUMBER_WIDTH;
  }
  return shown;
}

function drawSeries({ look, points }, { x, y }) {
  const line = points.map((point) => `${x(point.x)},${y(point.y)}`).join(" ");
  const marks = points.map(
    (point) =>
      `<line class="range" x1="${x(point.x)}" x2="${x(point.x)}" y1="${y(point.min)}" y2="${y(point.max)}"/><circle class="dot" cx="${x(point.x)}" cy="${y(point.y)}" r="3"/>`,
  );
  return `<g class="${look}">\n<polyline class="line ${look}" points="${line}"/>\n${marks.join("\n")}\n</g>`;
}

/** The names of the series, to the right of their lines; overlapping ones are moved apart. */
function drawNames(series, { x, y }) {
  const names = series.map(({ label, look, points }) => {
    const last = points.at(-1);
    return { label, look, x: x(last.x), from: y(last.y), y: y(last.y) };
  });
  for (const at of new Set(names.map((name) => name.x))) moveApart(names.filter((name) => name.x === at));
  return names
    .map((name) => {
      const left = name.x + 16;
      return `<g class="${name.look}"><line class="leader" x1="${name.x + 4}" x2="${left - 4}" y1="${name.from}" y2="${round(name.y)}"/><text class="name ${name.look}" x="${left}" y="${round(name.y + 4)}">${xml(name.label)}</text></g>`;
    })
    .join("\n");
}

function moveApart(names) {
  const sorted = names.sort((a, b) => a.y - b.y);
  const lowest = PANEL.height - PANEL.bottom - (sorted.length - 1) * LABEL_GAP;
  for (const [index, name] of sorted.entries()) {
    const least = index === 0 ? 0 : sorted[index - 1].y + LABEL_GAP;
    name.y = Math.min(Math.max(name.y, least), lowest + index * LABEL_GAP);
  }
}

const round = (value) => Math.round(value * 10) / 10;

const xml = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
