import type { LinkModel } from "../../pages/model.ts";

/** `pages/graph.eta` */
export interface GraphContent {
  readonly heading: string;
  readonly intro: string;
  /** “The 105 largest of 730 are shown.”; empty if all are. */
  readonly cut: string;
  readonly map: MapModel;
  /** The same as a list, by kind and from A to Z. */
  readonly groups: readonly {
    readonly heading: string;
    readonly entries: readonly { readonly link: LinkModel; readonly others: readonly LinkModel[] }[];
  }[];
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
    readonly text: string;
    readonly href: string;
    readonly title: string;
    /** Whether its name is always shown. */
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
