import type { LinkModel, PartModel } from "../../pages/model.ts";

/** `pages/graph.eta` */
export interface GraphContent {
  readonly heading: string;
  readonly intro: string;
  /** “The 105 largest of 730 are shown.”; empty if all are. */
  readonly cut: string;
  readonly map: MapModel;
  /** The same as a list, by kind, those with the most stories first. */
  readonly groups: readonly {
    /** topic, outlet or storyline. */
    readonly kind: string;
    readonly heading: string;
    readonly entries: readonly MapEntryModel[];
  }[];
}

/** A node of the map, with what it is connected with. */
export interface MapEntryModel {
  /** Its index in `map.nodes`. */
  readonly node: number;
  readonly link: LinkModel;
  /** “North Korea: 10 stories”. */
  readonly title: string;
  /** Its number of stories, beside those of others. */
  readonly bar: readonly PartModel[];
  /** “Outlets that cover it”, “Cited on” …, each with the strongest first. */
  readonly answers: readonly { readonly heading: string; readonly links: readonly LinkModel[] }[];
}

/** A drawing of nodes and their connections. Numbers are in units of `box`. */
export interface MapModel {
  /** For `viewBox`. */
  readonly box: string;
  readonly nodes: readonly {
    readonly x: number;
    readonly y: number;
    readonly r: number;
    /** topic, outlet or storyline. */
    readonly kind: string;
    /** Its name, shortened if it is long. */
    readonly text: string;
    readonly href: string;
    readonly title: string;
    /** Where the name is written, and its `text-anchor`. */
    readonly label: { readonly x: number; readonly y: number; readonly anchor: "start" | "middle" | "end" };
    /** Whether its name is always shown: there is room for it. */
    readonly named: boolean;
  }[];
  readonly lines: readonly {
    /** Indexes of nodes. */
    readonly from: number;
    readonly to: number;
    readonly x1: number;
    readonly y1: number;
    readonly x2: number;
    readonly y2: number;
    readonly width: number;
  }[];
}
