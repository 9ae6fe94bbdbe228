import { sitePath } from "../router/paths.ts";
import { siteFeeds } from "./alternates.ts";
import type { FooterModel, LogoModel, SiteModel } from "./model.ts";
import { footerMenu, headerMenu } from "./navigation.ts";
import type { Wording } from "./wording.ts";

/** What every page in one language says about the site. */
export function siteModel(wording: Wording): SiteModel {
  const { config, assets } = wording.context;
  const { siteTitle: title, siteDescription: description } = wording;
  const logo = logoOf(wording);
  return {
    id: config.site.id,
    title,
    description,
    href: wording.context.hrefTo(wording.path("")),
    assets: Object.fromEntries([...assets].map(([name, path]) => [name, wording.context.hrefTo(path)])),
    navigation: headerMenu(wording),
    ...(logo ? { logo } : {}),
    icon: iconOf(wording),
    feeds: siteFeeds(wording),
    footer: footerOf(wording),
  };
}

function logoOf({ context, siteTitle }: Wording): LogoModel | undefined {
  const { logo } = context.config.site;
  if (!logo) return undefined;
  const { src, dark, alt = siteTitle } = logo;
  const image = context.images(sitePath(src.value));
  return {
    src: context.hrefTo(src.value),
    dark: dark && context.hrefTo(dark.value),
    alt,
    width: image?.width,
    height: image?.height,
  };
}

const ICON_TYPES: Readonly<Record<string, string>> = {
  svg: "image/svg+xml",
  png: "image/png",
  ico: "image/x-icon",
};

function iconOf({ context }: Wording): SiteModel["icon"] {
  const { icon } = context.config.site;
  const path = icon?.value ?? context.assets.get("icon.svg") ?? "";
  const ending = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
  return { href: context.hrefTo(path), type: ICON_TYPES[ending] ?? "" };
}

function footerOf(wording: Wording): FooterModel {
  const { site, footer } = wording.context.config;
  const { publisher, licence, social } = site;
  return {
    text: footer === undefined ? [] : footer.split(/\n\s*\n/),
    menu: footerMenu(wording),
    social: social.map(({ url, label }) => ({ text: label, href: url })),
    licence: licence && { name: licence.name, href: licence.url },
    publisher: publisher && { name: publisher.name, href: publisher.url },
  };
}
