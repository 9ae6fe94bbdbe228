import { diagnostic, type Place, type Report } from "../diagnostics/diagnostic.ts";
import { yamlEntry } from "../diagnostics/yaml-entry.ts";
import { grouped } from "../text/order.ts";
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
    if (isOwn(host, outlet)) continue;
    const found = ownersOf(host, owners);
    if (found.includes(outlet)) continue;
    if (found.length > 0) {
      const names = found.map(({ name }) => name).join(" or ");
      const source = found.map(({ name }) => `\`source: ${yamlEntry(name)}\``).join(" or ");
      const message = `${outlet.name} is cited with an address of ${names}: ${host}`;
      report(diagnostic("BG0804", message, { at, help: [`write ${source}, or correct the address`] }));
    } else if (outlet.document && outlet.document.front.domains.length > 0) {
      const help = [`if ${outlet.name} publishes there, add it to \`domains\` in ${outlet.document.path}`];
      report(diagnostic("BG0804", `${host} is not among the domains of ${outlet.name}`, { at, help }));
    }
  }
}

/** Whether a host is that of the outlet's own site, one of its domains, or below one of them. */
function isOwn(host: string, { document }: OutletNode): boolean {
  const { url, domains = [] } = document?.front ?? {};
  const own = [...domains.map(hostOfDomain), ...(url && URL.canParse(url) ? [hostOf(url)] : [])];
  return own.some((domain) => host === domain || host.endsWith(`.${domain}`));
}

const hostOfDomain = (domain: string): string => hostOf(`https://${domain}/`);

function hostedIn(graph: SiteGraph): Hosted[] {
  return graph.nodes.stories.flatMap((story) =>
    graph.citationsOf(story).flatMap(({ entry: { url, source }, outlet }) => {
      const host = url && URL.canParse(url) ? hostOf(url) : "";
      if (host === "" || KEEPERS.test(host)) return [];
      return [{ outlet, host, at: { path: story.document.path, span: source.span } }];
    }),
  );
}

/** Domain → the outlets whose records list it. */
function recordedOwners(outlets: readonly OutletNode[]): Map<string, readonly OutletNode[]> {
  const owned = outlets.flatMap((outlet) =>
    (outlet.document?.front.domains ?? []).map((domain) => ({ outlet, host: hostOfDomain(domain) })),
  );
  return new Map(
    [...grouped(owned, ({ host }) => host)].map(([host, some]) => [host, some.map(({ outlet }) => outlet)]),
  );
}

/** Host → the outlet that nearly all of its articles are cited under. */
function usualOwners(cited: readonly Hosted[]): [string, readonly OutletNode[]][] {
  const counts = new Map<string, Map<OutletNode, number>>();
  for (const { outlet, host } of cited) {
    const names = counts.get(host) ?? new Map<OutletNode, number>();
    names.set(outlet, (names.get(outlet) ?? 0) + 1);
    counts.set(host, names);
  }
  return [...counts].flatMap(([host, names]): [string, readonly OutletNode[]][] => {
    const all = [...names.values()].reduce((sum, count) => sum + count, 0);
    const owner = [...names].find(([, count]) => count >= USUAL && count > all * SHARE)?.[0];
    return owner ? [[host, [owner]]] : [];
  });
}

/** The owners of a host, or of the nearest domain above it. */
function ownersOf(host: string, owners: ReadonlyMap<string, readonly OutletNode[]>): readonly OutletNode[] {
  for (let domain = host; domain.includes("."); domain = domain.slice(domain.indexOf(".") + 1)) {
    const found = owners.get(domain);
    if (found) return found;
  }
  return [];
}
