import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import { yamlEntry } from "../../diagnostics/yaml-entry.ts";
import { grouped } from "../../text/order.ts";
import type { OutletNode } from "../nodes.ts";
import { type Hosted, isOwn, Owners, ownHosts } from "./hosted.ts";

/** A host with more outlets than this is a platform, where each has its own pages. */
const MOST_NAMES = 3;

/** Reports outlets and hosts that do not go together. `cited`: every citation that was not reported for its address. */
export function auditHosts(cited: readonly Hosted[], outlets: readonly OutletNode[], report: Report): void {
  const owners = new Owners(cited, outlets);
  const others: Hosted[] = [];
  for (const one of cited) {
    if (isOwn(one.host, one.outlet)) continue;
    const found = owners.of(one.host);
    if (found.includes(one.outlet)) continue;
    if (found.length > 0) reportOwners(one, found, report);
    else if (one.outlet.document && one.outlet.document.front.domains.length > 0) reportForeign(one, report);
    else others.push(one);
  }
  for (const [host, some] of grouped(others, (one) => one.host)) reportNames(host, some, report);
  for (const [outlet, some] of grouped(others, (one) => one.outlet)) reportHosts(outlet, some, report);
}

function reportOwners({ outlet, host, at }: Hosted, owners: readonly OutletNode[], report: Report): void {
  const names = owners.map(({ name }) => name).join(" or ");
  const source = owners.map(({ name }) => `\`source: ${yamlEntry(name)}\``).join(" or ");
  const message = `${outlet.name} is cited with an address of ${names}: ${host}`;
  report(diagnostic("BG0804", message, { at, help: [`write ${source}, or correct the address`] }));
}

function reportForeign({ outlet, host, at }: Hosted, report: Report): void {
  const help = [`if ${outlet.name} publishes there, add it to \`domains\` in ${outlet.document!.path}`];
  report(diagnostic("BG0804", `${host} is not among the domains of ${outlet.name}`, { at, help }));
}

/** Reports the rarer one of two names that are cited with one host. */
function reportNames(host: string, cited: readonly Hosted[], report: Report): void {
  const byOutlet = [...grouped(cited, ({ outlet }) => outlet)].sort(([, a], [, b]) => b.length - a.length);
  if (byOutlet.length > MOST_NAMES) return;
  const [usual, ...rarer] = byOutlet;
  for (const [outlet, some] of rarer) {
    const [name, alias] = [usual![0].name, outlet.name];
    const help = [
      `if they are one outlet, add \`aliases: [${yamlEntry(alias)}]\` to ${placeOfRecord(usual![0])}`,
      "if not, list the host in the `domains` of both",
    ];
    const at = some.at(-1)!.at;
    report(diagnostic("BG0815", `${name} and ${alias} are both cited with ${host}`, { at, help }));
  }
}

/** Reports an outlet that is cited with two hosts, none of which is below the other or in its record. */
function reportHosts(outlet: OutletNode, cited: readonly Hosted[], report: Report): void {
  const hosts = [...grouped(cited, ({ host }) => host).keys()];
  const [first, second] = [...ownHosts(outlet), ...hosts].filter(
    (host, index, all) =>
      !all.some((other, at) => at !== index && host.endsWith(`.${other}`)) && all.indexOf(host) === index,
  );
  const one = cited.find(({ host }) => host === second);
  if (first === undefined || !one) return;
  const help = [`if both are its own, add \`domains: [${first}, ${second}]\` to ${placeOfRecord(outlet)}`];
  report(
    diagnostic("BG0815", `${outlet.name} is cited with ${first} and with ${second}`, { at: one.at, help }),
  );
}

const placeOfRecord = ({ document, id, name }: OutletNode): string =>
  document?.path ?? `a record briefings/sources/${id}.md with \`name: ${yamlEntry(name)}\``;
