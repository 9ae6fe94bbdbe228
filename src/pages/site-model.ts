import { siteFeeds } from "./feeds/alternates.ts";
import type { SiteModel } from "./model.ts";
import type { View } from "./view.ts";

/** What every page of one language says of the site. */
export function siteModel(view: View): SiteModel {
  const { config, assets } = view.context;
  const { id, title, description, publisher } = config.site;
  const names = ["topics", "sources", "questions", "storylines", "archive"];
  if (config.map === "on") names.push("graph");
  if (config.search === "on") names.push("search");
  const navigation = names.map((name) => view.linkTo(`${name}/`, `nav_${name}`));
  return {
    id,
    title,
    description,
    href: view.context.hrefTo(""),
    assets: Object.fromEntries([...assets].map(([name, path]) => [name, view.context.hrefTo(path)])),
    navigation,
    feeds: siteFeeds(view),
    policies: Object.entries(publisher?.policies ?? {}).map(([name, href]) => ({
      text: view.t[`policy_${name}`] ?? name,
      href,
    })),
    ...(publisher ? { publisher: { name: publisher.name, href: publisher.url } } : {}),
  };
}
