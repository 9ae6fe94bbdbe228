import type { Place } from "../../diagnostics/diagnostic.ts";
import { grouped } from "../../text/order.ts";
import { hostOf } from "../../text/url.ts";
import type { ArticleNode, OutletNode } from "../nodes.ts";
import type { SiteGraph } from "../site-graph.ts";

/** A host with so many articles of one outlet is that outlet's, if hardly any other name is cited with it. */
const USUAL = 10;
const SHARE = 0.9;

/** Hosts that keep the articles of others. */
const KEEPERS = /^(?:web\.archive\.org|archive\.(?:ph|today|is|li|vn|fo|md))$/;

/** A cited article with the host of its address: `washingtonpost.com`. */
export interface Hosted {
  readonly article: ArticleNode;
  readonly outlet: OutletNode;
  readonly host: string;
  readonly at: Place;
}

/** The articles with an address, newest story first; without those that are kept by an archive. */
export const hostedIn = ({ nodes, relations }: SiteGraph): Hosted[] =>
  nodes.stories.flatMap((story) =>
    relations.cites.from(story).flatMap(({ to: article, data: { outlet, entry } }) => {
      const host = entry.url === undefined ? "" : hostOf(entry.url);
      if (host === "" || KEEPERS.test(host)) return [];
      return [{ article, outlet, host, at: { path: story.document.path, span: entry.source.span } }];
    }),
  );

/** Whether a host is that of the outlet's own site, one of its domains, or below one of them. */
export const isOwn = (host: string, outlet: OutletNode): boolean =>
  ownHosts(outlet).some((domain) => host === domain || host.endsWith(`.${domain}`));

/** The hosts that an outlet's record lists. */
export function ownHosts({ document }: OutletNode): string[] {
  const { url, domains = [] } = document?.front ?? {};
  return [...domains.map(hostOfDomain), ...(url && URL.canParse(url) ? [hostOf(url)] : [])];
}

const hostOfDomain = (domain: string): string => hostOf(`https://${domain}/`);

/** Who publishes on which host. */
export class Owners {
  readonly #owners: ReadonlyMap<string, readonly OutletNode[]>;

  constructor(cited: readonly Hosted[], outlets: readonly OutletNode[]) {
    this.#owners = new Map([...usualOwners(cited), ...recordedOwners(outlets)]);
  }

  /** The owners of a host, or of the nearest domain above it. */
  of(host: string): readonly OutletNode[] {
    for (let domain = host; domain.includes("."); domain = domain.slice(domain.indexOf(".") + 1)) {
      const found = this.#owners.get(domain);
      if (found) return found;
    }
    return [];
  }
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
