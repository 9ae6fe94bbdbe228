import type { Usage } from "../config/usage.ts";
import { imageTypeOf } from "../text/image-types.ts";
import { siteFeeds } from "./alternates.ts";
import type { FooterModel, LogoModel, SiteModel, UsageModel } from "./frame-model.ts";
import { RSL, tdmReservation } from "./metadata/usage.ts";
import { footerMenu, headerMenu, searchLink } from "./navigation.ts";
import type { Wording } from "./wording.ts";

/** What every page in one language says about the site. */
export function siteModel(wording: Wording): SiteModel {
  const { config, assets } = wording.context;
  const { siteTitle: title, siteDescription: description } = wording;
  const logo = logoOf(wording);
  const search = searchLink(wording);
  return {
    id: config.site.id,
    title,
    description,
    href: wording.context.hrefTo(wording.path("")),
    assets: Object.fromEntries([...assets].map(([name, path]) => [name, wording.context.hrefTo(path)])),
    navigation: headerMenu(wording),
    ...(search ? { search } : {}),
    ...(logo ? { logo } : {}),
    icon: iconOf(wording),
    feeds: siteFeeds(wording),
    footer: footerOf(wording),
    returning: config.theme.returning,
    ...(config.usage ? { usage: usageModel(config.usage, wording) } : {}),
  };
}

const usageModel = (usage: Usage, { context }: Wording): UsageModel => ({
  search: usage.search,
  reservation: tdmReservation(usage),
  rsl: usage.licence && context.hrefTo(RSL),
});

function logoOf(wording: Wording): LogoModel | undefined {
  const logo = wording.siteLogo;
  if (!logo) return undefined;
  const { src, dark, alt = wording.siteTitle } = logo;
  return {
    ...pictureOf(src.value, wording),
    alt,
    dark: dark && pictureOf(dark.value, wording),
  };
}

/** The height of a logo in pixels, at most. */
const HIGHEST = 64;

/** A logo with the size at which it is shown, so that nothing moves when it has been loaded. */
function pictureOf(path: string, { context }: Wording): NonNullable<LogoModel["dark"]> {
  const size = context.logoSize(path);
  const scale = size ? Math.min(1, HIGHEST / size.height) : 1;
  return {
    src: context.hrefTo(path),
    width: size && Math.round(size.width * scale),
    height: size && Math.round(size.height * scale),
  };
}

function iconOf({ context }: Wording): SiteModel["icon"] {
  const { icon } = context.config.site;
  const path = icon?.value ?? context.assets.get("icon.svg") ?? "";
  return { href: context.hrefTo(path), type: imageTypeOf(path) ?? "" };
}

function footerOf(wording: Wording): FooterModel {
  const footer = wording.siteFooter;
  const { publisher, licence, social } = wording.context.config.site;
  return {
    text: footer === undefined ? [] : footer.split(/\n\s*\n/),
    menu: footerMenu(wording),
    social: social.map(({ url, label }) => ({ text: label, href: url })),
    licence: licence && { name: licence.name, href: licence.url },
    publisher: publisher && { name: publisher.name, href: publisher.url },
  };
}
