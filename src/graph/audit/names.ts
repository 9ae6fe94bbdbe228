import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import { firstUse } from "../first-use.ts";
import { RECORDS } from "../names.ts";
import { NearNames } from "../near-names.ts";
import type { SiteGraph } from "../site-graph.ts";

/** Reports names without a record that are one typing mistake away from the name of a record. */
export function auditNames({ nodes, relations }: SiteGraph, report: Report): void {
  for (const all of [nodes.topics, nodes.outlets, nodes.authors]) {
    const known = new NearNames(all.flatMap(({ document, names }) => (document ? names : [])));
    for (const node of all) {
      const near = node.document ? undefined : known.near(node.name);
      const at = near === undefined ? undefined : firstUse(node, relations);
      if (near === undefined || !at) continue;
      const help = [`if it is another ${node.kind}, add a record for it to briefings/${RECORDS[node.kind]}/`];
      const message = `the ${node.kind} \`${node.name}\` has no record`;
      report(diagnostic("BG0312", message, { at, label: `did you mean \`${near}\`?`, help }));
    }
  }
}
