import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import { yamlEntry } from "../../diagnostics/yaml-entry.ts";
import { grouped } from "../../text/order.ts";
import { type Hosted, isOwn } from "./hosted.ts";

/**
 * Reports articles that are cited under two outlets, and returns the other citations. The outlet is that whose record lists
 * the host, else the one that most stories name, else the first one.
 */
export function auditAddresses(cited: readonly Hosted[], report: Report): Hosted[] {
  const wrong = new Set<Hosted>();
  const shared = cited.filter(({ article }) => article.stories > 1);
  for (const some of grouped(shared, ({ article }) => article).values()) {
    const right = rightOf(some);
    for (const one of some) {
      if (one.outlet === right.outlet) continue;
      wrong.add(one);
      const help = [`write \`source: ${yamlEntry(right.outlet.name)}\`, or correct the address`];
      const also = [{ at: right.at, label: `cited under ${right.outlet.name}` }];
      const message = `this article of ${one.outlet.name} is also cited under ${right.outlet.name}`;
      report(diagnostic("BG0814", message, { at: one.at, also, help }));
    }
  }
  return cited.filter((one) => !wrong.has(one));
}

/** A citation that names the right outlet. The oldest story is the last one. */
function rightOf(cited: readonly Hosted[]): Hosted {
  const own = cited.find(({ host, outlet }) => isOwn(host, outlet));
  if (own) return own;
  const byOutlet = [...grouped([...cited].reverse(), ({ outlet }) => outlet).values()];
  return byOutlet.reduce((most, some) => (some.length > most.length ? some : most))[0]!;
}
