import { siteFeeds } from "./alternates.ts";
import type { SiteModel } from "./model.ts";
import type { Wording } from "./wording.ts";

/** What every page in one language says about the site. */
export function siteModel(wording: Wording): SiteModel {
  const { config, assets } = wording.context;
  const { id, title, description, publisher } = config.site;
  const names = ["topics", "sources", "questions", "storylines", "archive"];
  if (config.map === "on") names.push("graph");
  if (config.search === "on") names.push("search");
  const navigation = names.map((name) => wording.linkTo(`${name}/`, `nav_${name}`));
  return {
    id,
    title,
    description,
    href: wording.context.hrefTo(""),
    assets: Object.fromEntries([...assets].map(([name, path]) => [name, wording.context.hrefTo(path)])),
    navigation,
    feeds: siteFeeds(wording),
    policies: Object.entries(publisher?.policies ?? {}).map(([name, href]) => ({
      text: wording.t[`policy_${name}`] ?? name,
      href,
    })),
    ...(publisher ? { publisher: { name: publisher.name, href: publisher.url } } : {}),
  };
}
