import { diagnostic, type Place, type Report } from "../diagnostics/diagnostic.ts";
import { hostOf } from "../text/url.ts";
import type { OutletNode } from "./nodes.ts";
import type { SiteGraph } from "./site-graph.ts";

/** A host with so many articles of one outlet is that outlet's, if hardly any other name is cited with it. */
const USUAL = 10;
const SHARE = 0.9;

/** Hosts that keep the articles of others. */
const KEEPERS = /^(?:web\.archive\.org|archive\.(?:ph|today|is|li|vn|fo|md))$/;

/** An article with the host of its address: `washingtonpost.com`. */
interface Hosted {
  readonly outlet: OutletNode;
  readonly host: string;
  readonly at: Place;
}

/** Reports articles that are cited under one outlet's name with an address of another one. */
export function auditHosts(graph: SiteGraph, report: Report): void {
  const cited = hostedIn(graph);
  const owners = new Map([...usualOwners(cited), ...recordedOwners(graph.nodes.outlets)]);
  for (const { outlet, host, at } of cited) {
    const owner = ownerOf(host, owners);
    if (owner === outlet) continue;
    const own = outlet.document?.front.domains ?? [];
    if (owner) {
      const help = [`write \`source: ${owner.name}\`, or correct the address`];
      const message = `${outlet.name} is cited with an address of ${owner.name}: ${host}`;
      report(diagnostic("BG0804", message, { at, help }));
    } else if (own.length > 0) {
      const help = [`if ${outlet.name} publishes there, add it to \`domains\` in ${outlet.document!.path}`];
      report(diagnostic("BG0804", `${host} is not among the domains of ${outlet.name}`, { at, help }));
    }
  }
}

function hostedIn(graph: SiteGraph): Hosted[] {
  return graph.nodes.stories.flatMap((story) =>
    graph.citationsOf(story).flatMap(({ entry: { url, source }, outlet }) => {
      const host = url && URL.canParse(url) ? hostOf(url) : "";
      if (host === "" || KEEPERS.test(host)) return [];
      return [{ outlet, host, at: { path: story.document.path, span: source.span } }];
    }),
  );
}

/** Domain → the outlet whose record lists it. */
const recordedOwners = (outlets: readonly OutletNode[]): [string, OutletNode][] =>
  outlets.flatMap((outlet) =>
    (outlet.document?.front.domains ?? []).map((domain): [string, OutletNode] => [
      hostOf(`https://${domain}/`),
      outlet,
    ]),
  );

/** Host → the outlet that nearly all of its articles are cited under. */
function usualOwners(cited: readonly Hosted[]): [string, OutletNode][] {
  const counts = new Map<string, Map<OutletNode, number>>();
  for (const { outlet, host } of cited) {
    const names = counts.get(host) ?? new Map<OutletNode, number>();
    names.set(outlet, (names.get(outlet) ?? 0) + 1);
    counts.set(host, names);
  }
  return [...counts].flatMap(([host, names]): [string, OutletNode][] => {
    const all = [...names.values()].reduce((sum, count) => sum + count, 0);
    const owner = [...names].find(([, count]) => count >= USUAL && count > all * SHARE)?.[0];
    return owner ? [[host, owner]] : [];
  });
}

/** The owner of a host, or of the nearest domain above it. */
function ownerOf(host: string, owners: ReadonlyMap<string, OutletNode>): OutletNode | undefined {
  for (let domain = host; domain.includes("."); domain = domain.slice(domain.indexOf(".") + 1)) {
    const owner = owners.get(domain);
    if (owner) return owner;
  }
  return undefined;
}
