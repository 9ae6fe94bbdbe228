import { summarise } from "./statistics.mjs";

/** All measured values for each number of stories, scenario and tool, in the scenario's unit. */
export class Measurements {
  #rows = new Map();

  /** `stories` is 0 if there are none. Undefined values are unknown, and left out. */
  add({ stories = 0, scenario, tool }, value) {
    if (value === undefined) return;
    const key = JSON.stringify([stories, scenario, tool]);
    const row = this.#rows.get(key) ?? { stories, scenario, tool, values: [] };
    row.values.push(value);
    this.#rows.set(key, row);
  }

  get rows() {
    return [...this.#rows.values()];
  }

  /** Median, minimum, maximum; undefined if nothing was measured. */
  find(stories, scenario, tool) {
    const row = this.#rows.get(JSON.stringify([stories, scenario, tool]));
    return row && summarise(row.values);
  }

  /** The different values of `stories`, `scenario` or `tool`, in the order of the measurements. */
  all = (key, fits = () => true) => [...new Set(this.rows.filter(fits).map((row) => row[key]))];
}
