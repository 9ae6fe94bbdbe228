import { isMapping, type Values } from "./site-front-matter.ts";
import { comment } from "./site-markup.ts";
import type { Notes } from "./site-note.ts";
import { type Match, replaceOutside } from "./site-text.ts";
import { textOf } from "./site-values.ts";

/** What shortcodes and Liquid tags may refer to. */
export interface CodeContext {
  readonly from: "hugo" | "jekyll";
  readonly site: Values;
  readonly page: Values;
  /** The address under which the site has a picture or another file; undefined if there is no such file. */
  readonly file: (address: string) => string | undefined;
  /** Whether an address leads to a page or file of the new site. */
  readonly leads: (address: string) => boolean;
  readonly note: Notes;
}

/** A shortcode or tag: `{{< figure src="a.png" >}}`, `{% include figure.html src="a.png" %}`. */
interface Code {
  /** As shown in notes: `{{< figure >}}`. */
  readonly shown: string;
  readonly name: string;
  readonly named: Readonly<Record<string, string>>;
  readonly positional: readonly string[];
}

const SHORTCODE =
  /\{\{([<%])\s*(\/?)\s*([\w/.-]+)((?:"(?:[^"\\]|\\.)*"|`[^`]*`|(?![>%]\}\})[^"`])*?)\s*\/?\s*[>%]\}\}/g;
const LIQUID = /\{%-?\s*(\w+)([\s\S]*?)-?%\}|\{\{-?([\s\S]*?)-?\}\}/g;

/** A branch that is never taken, and text that is kept for later. */
const NEVER_SHOWN =
  /\{%-?\s*(?:(if)\s+(?:false|nil)|(unless)\s+true|(capture)\s+[\w-]+)\s*-?%\}(?:(?!\{%-?\s*(?:if|unless|capture|els\w+)\b)[\s\S])*?\{%-?\s*end(?:\1|\2|\3)\s*-?%\}/g;

/** Liquid's blocks; what is in them is shown or not by a condition. */
const BLOCK = /^(?:if|unless|case|for|tablerow|els\w+|when|end\w+)$/;

/** Replaces shortcodes or Liquid by what they stand for, or by a comment if that is not known. */
export function withoutCodes(body: string, context: CodeContext): string {
  if (context.from === "hugo") {
    const text = replaceOutside(
      body,
      /\{\{([<%])\/\*([\s\S]*?)\*\/([>%])\}\}/g,
      context.note,
      ({ groups: [open, inner, close] }) => `{{${open === "<" ? "&lt;" : open}${inner}${close}}}`,
    );
    return replaceOutside(text, SHORTCODE, context.note, (match) => shortcode(match, context));
  }
  const shown = replaceOutside(body, NEVER_SHOWN, context.note, ({ whole, say }) => {
    say({ kind: "mark-up", message: "what Liquid never shows is in a comment now", detail: whole });
    return comment(whole);
  });
  const raw = shown.replace(/\{%-?\s*raw\s*-?%\}([\s\S]*?)\{%-?\s*endraw\s*-?%\}/g, (_, inner: string) =>
    inner.replace(/\{(?=[{%])/g, "{\ue001"),
  );
  return replaceOutside(raw, LIQUID, context.note, (match) => liquid(match, context)).replaceAll(
    "{\ue001",
    "{",
  );
}

function shortcode(match: Match, context: CodeContext): string {
  const [sign, closing, name = "", written = ""] = match.groups;
  const shown = sign === "%" ? `{{% ${name} %}}` : `{{< ${name} >}}`;
  if (closing) return unknown(match, shown);
  const code = { shown, name: name.toLowerCase(), ...argumentsOf(written) };
  const [first] = code.positional;
  if (/^(?:rel)?ref$/.test(code.name) && isInAddress(match))
    return refAddress(code.named.path ?? first ?? "", context.leads);
  if (code.name === "param" || code.name === "site_param") {
    const { params } = context.site;
    const value =
      textOf(context.page[first ?? ""]) ??
      textOf(isMapping(params) ? params[(first ?? "").toLowerCase()] : undefined);
    if (value !== undefined) return value;
  }
  return standIn(code, match, context) ?? unknown(match, shown, pictureOf(code));
}

function liquid(match: Match, context: CodeContext): string {
  const [tag, written = "", output] = match.groups;
  if (output !== undefined) {
    const value = outputOf(output.trim(), context);
    return value ?? unknown(match, `{{ ${output.trim().split(/[\s|]/)[0]} }}`);
  }
  const shown = tag === "include" ? `{% include ${/^\s*(\S*)/.exec(written)![1]} %}` : `{% ${tag} %}`;
  if (tag === "post_url" && isInAddress(match)) return `/${encodePath(written.trim().replace(/^\//, ""))}.md`;
  if (tag === "link" && isInAddress(match)) return `/${encodePath(written.trim().replace(/^\//, ""))}`;
  if (BLOCK.test(tag ?? "")) return unknown(match, shown, undefined, "what is inside is shown in any case");
  const { named, positional } = argumentsOf(written);
  const name =
    tag === "include"
      ? (positional[0] ?? "")
          .replace(/\.\w+$/, "")
          .split("/")
          .at(-1)!
      : (tag ?? "");
  const code = {
    shown,
    name: name.toLowerCase(),
    named,
    positional: tag === "include" ? positional.slice(1) : positional,
  };
  return standIn(code, match, context) ?? unknown(match, shown, pictureOf(code));
}

/** `site.title`, `page.title`, and addresses: `"/a.png" | relative_url`, `site.baseurl`. */
function outputOf(written: string, { site, page }: CodeContext): string | undefined {
  const quoted = /^(["'])([^"']*)\1\s*\|\s*(?:relative_url|absolute_url|prepend:[\s\S]*)$/.exec(written)?.[2];
  if (quoted !== undefined) return encodePath(quoted.startsWith("/") ? quoted : `/${quoted}`);
  const path =
    /^(site|page)\.([\w.]+)(?:\s*\|\s*(?:relative_url|absolute_url|escape|xml_escape|strip))*$/.exec(written);
  if (!path) return undefined;
  if (path[1] === "site" && /^(?:baseurl|url)$/.test(path[2]!))
    return path[2] === "url" ? (textOf(site.url) ?? "") : (textOf(site.baseurl) ?? "");
  let value: unknown = path[1] === "site" ? site : page;
  for (const key of path[2]!.split(".")) value = isMapping(value) ? value[key] : undefined;
  return textOf(value);
}

/** Services whose shortcodes and tags have the same few names everywhere. */
const SERVICES: Readonly<Record<string, (one: string, two: string | undefined) => string>> = {
  youtube: (id) => `https://www.youtube.com/watch?v=${id}`,
  vimeo: (id) => `https://vimeo.com/${id}`,
  gist: (user, id) => `https://gist.github.com/${id === undefined ? user : `${user}/${id}`}`,
  tweet: (user, id) => `https://twitter.com/${id === undefined ? "i" : user}/status/${id ?? user}`,
  instagram: (id) => `https://www.instagram.com/p/${id}/`,
};

/** A picture, a quotation or a link in place of a shortcode or tag. */
function standIn(code: Code, match: Match, context: CodeContext): string | undefined {
  if (isInAddress(match)) return undefined;
  const name = /^(?:x|twitter)$/.test(code.name) ? "tweet" : code.name;
  const { id = code.positional[0], user, title } = code.named;
  const service = Object.hasOwn(SERVICES, name) ? SERVICES[name] : undefined;
  if (service && id !== undefined && /^[\w./:?=-]+$/.test(id)) {
    const [one, two] = user === undefined ? [id, code.positional[1]] : [user, id];
    const address = /^https?:/.test(one) ? one : service(one, two);
    return title === undefined ? `<${address}>` : `[${escapeBrackets(title)}](${address})`;
  }
  const { text = code.named.quote, cite = code.named.author ?? code.named.source } = code.named;
  if (text !== undefined && match.before.trim() === "" && match.after.trim() === "")
    return `> ${text.replace(/\s+/g, " ")}${cite === undefined ? "" : ` — ${cite}`}`;
  return picture(code, match, context);
}

interface Picture {
  readonly src: string;
  readonly alt: string;
  readonly caption: string;
}

function pictureOf({ named, positional }: Code): Picture | undefined {
  const src = named.src ?? named.image ?? named.image_path ?? named.file ?? positional[0];
  if (src === undefined || !/\.(?:png|jpe?g|gif|webp|avif|svg)$/i.test(src)) return undefined;
  const caption = [named.title, named.caption, named.attr].filter(Boolean).join(" – ");
  return { src: src.replaceAll("\\_", "_"), alt: named.alt ?? named.title ?? named.caption ?? "", caption };
}

function picture(code: Code, { say }: Match, { file }: CodeContext): string | undefined {
  const found = pictureOf(code);
  if (!found) return undefined;
  const { src, alt, caption } = found;
  const address = /^https?:\/\//i.test(src) ? src : file(src);
  if (address === undefined) return undefined;
  say({ kind: "mark-up", message: `\`${code.shown}\` is a picture in Markdown now`, detail: src });
  const image = `![${escapeBrackets(alt)}](${encodePath(address)})`;
  const linked = code.named.link === undefined ? image : `[${image}](${encodePath(code.named.link)})`;
  return caption === "" || caption === alt ? linked : `${linked} ${caption.replace(/\s+/g, " ")}`;
}

/** Readers do not see what nobody knows how to show; the file still has it. */
function unknown(
  match: Match,
  shown: string,
  lost?: Picture,
  why = lost === undefined ? "readers do not see it" : "its picture was not found",
): string {
  const { whole, before, after, say } = match;
  if (isInAddress(match)) {
    say({ kind: "mark-up", message: `\`${shown}\` was left out of an address`, detail: whole });
    return "";
  }
  say({ kind: "mark-up", message: `\`${shown}\` is in a comment now: ${why}`, detail: whole });
  // A link needs a text.
  const isLink = before.endsWith("[") && after.startsWith("](");
  return (isLink ? escapeBrackets(lost?.alt || lost?.src.split("/").at(-1) || "Link") : "") + comment(whole);
}

/** Whether the match is part of a link's destination or of an attribute. */
const isInAddress = ({ before }: Match): boolean =>
  /(?:\]\(\s*<?[^\s()]*|^\s*\[[^\]]+\]:\s*\S*|<[^<>]*=\s*(?:"[^"]*|'[^']*|[^\s"'<>]*))$/.test(
    before.replace(/\{\{[^{}]*\}\}|\{%[^%]*%\}/g, "x"),
  );

const escapeBrackets = (text: string): string => text.replace(/[[\]\\]/g, "\\$&").replace(/\s+/g, " ");

/** Where Hugo's `ref` leads. It may leave out the ending of a file's name. */
function refAddress(path: string, leads: (address: string) => boolean): string {
  const [page = "", ...anchor] = path.split("#");
  const address = encodePath(/^\.{0,2}\//.test(page) || page === "" ? page : `/${page}`);
  const whole = /\/[^/.]+$/.test(address) && leads(`${address}.md`) ? `${address}.md` : address;
  return whole + (anchor.length > 0 ? `#${anchor.join("#")}` : "");
}

/** An address that can stand in parentheses. */
const encodePath = (path: string): string =>
  encodeURI(path.trim())
    .replace(/%25([0-9a-f]{2})/gi, "%$1")
    .replaceAll("(", "%28")
    .replaceAll(")", "%29");

function argumentsOf(written: string): Pick<Code, "named" | "positional"> {
  const named: Record<string, string> = {};
  const positional: string[] = [];
  for (const [, key, double, single, back, bare] of written.matchAll(
    /(?:([\w-]+)\s*=\s*)?(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|`([^`]*)`|([^\s"'`=]+))/g,
  )) {
    const value = double?.replace(/\\(["\\])/g, "$1") ?? single ?? back ?? bare ?? "";
    if (key === undefined) positional.push(value);
    else named[key.toLowerCase()] = value;
  }
  return { named, positional };
}
