import { isLanguageTag } from "../schema/index.ts";
import { isTimeZone } from "../text/dates.ts";
import type { Answers, InitOptions } from "./init-options.ts";
import type { Host } from "./options.ts";

const HOST_NAMES: Readonly<Record<Host, string>> = {
  github: "GitHub Pages",
  gitlab: "GitLab Pages",
  cloudflare: "Cloudflare Pages",
  netlify: "Netlify",
  other: "Somewhere else, or not decided yet",
};

/** Asks for whatever was not given; undefined if the user cancels. The library is loaded only here. */
export async function askAbout(given: Answers, options: Partial<InitOptions>): Promise<Answers | undefined> {
  const { confirm, isCancel, select, text } = await import("@clack/prompts");
  const title =
    options.title ??
    (await text({
      message: "What is the name of the site?",
      placeholder: given.title,
      defaultValue: given.title,
    }));
  if (isCancel(title)) return undefined;
  const url =
    options.url ??
    (await text({
      message: "What will its address be? (Press Enter if you do not know yet)",
      placeholder: "https://example.org/news/",
      validate: (value) =>
        !value || (/^https?:\/\/[^/]/i.test(value) && URL.canParse(value))
          ? undefined
          : "Write the whole address, starting with https://.",
    }));
  if (isCancel(url)) return undefined;
  const host =
    options.host ??
    (await select({
      message: "Where will it be published?",
      initialValue: given.host,
      options: (Object.keys(HOST_NAMES) as Host[]).map((value) => ({ value, label: HOST_NAMES[value] })),
    }));
  if (isCancel(host)) return undefined;
  const language =
    options.language ??
    (await text({
      message: "In which language are its texts?",
      placeholder: given.language,
      defaultValue: given.language,
      validate: (value) =>
        !value || isLanguageTag(value) ? undefined : "Write a tag such as en, ar or pt-BR.",
    }));
  if (isCancel(language)) return undefined;
  const timeZone =
    options.timeZone ??
    (await text({
      message: "In which time zone are its dates?",
      placeholder: given.timeZone,
      defaultValue: given.timeZone,
      validate: (value) =>
        !value || isTimeZone(value.trim()) ? undefined : "Write it like Europe/Paris or UTC.",
    }));
  if (isCancel(timeZone)) return undefined;
  const pages =
    options.pages !== false &&
    (await confirm({ message: "Add the pages About and Corrections policy, for you to fill in?" }));
  if (isCancel(pages)) return undefined;
  return {
    title: title.trim(),
    url: url ?? "",
    host,
    language: language.trim(),
    timeZone: timeZone.trim(),
    pages,
  };
}
