import { plot } from "./plot.mjs";

const START = "<!-- results: written by npm run bench -- --write -->";
const END = "<!-- /results -->";

/** The README with new results between the two marks. */
export function withResults(readme, results) {
  const [start, end] = [readme.indexOf(START), readme.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`bench/README.md must have the lines ${START} and ${END}`);
  return `${readme.slice(0, start)}${START}\n\n${results}\n${readme.slice(end)}`;
}

/** Time and memory against the number of stories. */
export function costPlot(measurements) {
  const sizes = measurements.all("stories").filter((size) => size > 0);
  const points = (scenario, tool) =>
    sizes.flatMap((x) => {
      const found = measurements.find(x, scenario, tool);
      return found ? [{ x, y: found.median, min: found.min, max: found.max }] : [];
    });
  const tools = [
    { label: "briefgen", look: "ours" },
    { label: "Hugo", look: "first" },
    { label: "Eleventy", look: "second" },
  ];
  const each = (scenario) => tools.map((tool) => ({ ...tool, points: points(scenario, tool.label) }));
  const time = [
    ...each("cold"),
    { label: "floor", look: "floor", points: points("cold", "floor") },
    { label: "briefgen, one edit", look: "dashed", points: points("body", "briefgen") },
    { label: "briefgen, no change", look: "dotted", points: points("unchanged", "briefgen") },
  ];
  return plot({
    title: "Cost against size",
    description: "Time and peak memory of a build against the number of stories, on logarithmic axes.",
    panels: [
      { title: "Time of a build (solid: cold)", format: (value) => `${value} s`, series: time },
      { title: "Peak memory of a cold build", format: bytes, series: each("memory") },
    ],
  });
}

const bytes = (megabytes) => (megabytes < 1000 ? `${megabytes} MB` : `${megabytes / 1000} GB`);
