import { refuse, refuseLong } from "./refuse.ts";
import { type Schema, scalar } from "./schema.ts";

/** The most UTF-16 units in a web address: servers accept no more. */
const LONGEST_ADDRESS = 8000;

/** An absolute http(s) address, normalised as in the URL standard. */
export const url: Schema<string> = scalar(
  "a web address",
  (written, context) => {
    const value = written.text.trim();
    if (value.length > LONGEST_ADDRESS) return refuseLong(written, context, LONGEST_ADDRESS);
    if (/^https?:\/\/[^/]/i.test(value) && URL.canParse(value)) {
      const parsed = new URL(value);
      if (parsed.hostname !== "" && parsed.username === "" && parsed.password === "") return parsed.href;
    }
    return refuse(written, context, "BG0113", `\`${value}\` is not a web address`, [urlHelp(value)]);
  },
  { type: ["string"], pattern: "^\\s*[Hh][Tt][Tt][Pp][Ss]?://[^/]" },
);

function urlHelp(value: string): string {
  if (/^[\w-]+(?:\.[\w-]+)+(?:\/|$)/.test(value)) return `write \`https://${value}\``;
  if (!/^https?:\/\//i.test(value)) return "write the whole address, starting with https://";
  return /^https?:\/\/[^/]*@/i.test(value)
    ? "leave out the name and password before the `@`"
    : "write the site's name after https://";
}

/** The address of an image: absolute, in the site, or next to the file. Checked when it is resolved. */
export const imageAddress: Schema<string> = scalar(
  "a web address or a path in the site",
  (written, context) => {
    const value = written.text.trim();
    if (value === "") return refuse(written, context, "BG0114", "the address is empty");
    if (value.length > LONGEST_ADDRESS) return refuseLong(written, context, LONGEST_ADDRESS);
    if (!/^[a-z][a-z0-9+.-]*:/i.test(value) || /^https?:\/\//i.test(value)) return value;
    return refuse(written, context, "BG0113", `\`${value}\` is not the address of an image`, [
      "write the image's path, or an address that starts with https://",
    ]);
  },
);

/** The address of a recording in the site, or next to the file. Checked when it is resolved. */
export const audioAddress: Schema<string> = scalar("the path of a recording", (written, context) => {
  const value = written.text.trim();
  if (value === "") return refuse(written, context, "BG0114", "the address is empty");
  if (value.length > LONGEST_ADDRESS) return refuseLong(written, context, LONGEST_ADDRESS);
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(value))
    return refuse(written, context, "BG0113", "a recording must be in the site", [
      "pages load nothing from other sites: put the file next to the briefing or into static/",
    ]);
  if (/\.(?:mp3|m4a|aac|ogg|oga|opus|wav|flac)$/i.test(value)) return value;
  return refuse(written, context, "BG0124", `\`${value}\` is not an audio file`, [
    "use MP3 or M4A, which every program plays, or AAC, Ogg, Opus, WAV or FLAC",
  ]);
});

/** The path of a file in static/, with or without a slash at its start. Whether it exists is checked later. */
export const staticFile: Schema<string> = scalar("the path of a file in static/", (written, context) => {
  const value = written.text.normalize("NFC").trim();
  if (value.length > LONGEST_ADDRESS) return refuseLong(written, context, LONGEST_ADDRESS);
  const path = value.replace(/^\/?(?:static\/)?/, "");
  if (path !== "" && !/^[a-z][a-z0-9+.-]*:|^\/|\\|(?:^|\/)\.\.?(?:\/|$)/i.test(path)) return path;
  return refuse(written, context, "BG0113", `\`${value}\` is not the path of a file in static/`, [
    "put the file into static/, and write its path there: `/logo.svg`",
  ]);
});

/** The path of an image in static/. */
export const imageFile = fileOf(
  /\.(?:svg|png|jpe?g|webp|avif|gif|ico)$/i,
  "is not an image",
  "use an SVG or PNG file",
);

/** The path of an icon in static/. */
export const iconFile = fileOf(
  /\.(?:svg|png|ico)$/i,
  "is not an icon that browsers show",
  "use an SVG, PNG or ICO file",
);

function fileOf(ending: RegExp, isNot: string, help: string): Schema<string> {
  return {
    ...staticFile,
    decode(value, context) {
      const path = staticFile.decode(value, context);
      if (path === undefined || ending.test(path)) return path;
      return refuse(value, context, "BG0113", `\`${path}\` ${isNot}`, [help]);
    },
  };
}

/**
 * A page of this site, as `about`, `/about/` or `topics/korea`, or a web address. Pages become paths without slashes
 * around them; whether they exist is checked later.
 */
export const destination: Schema<string> = scalar(
  "a page of this site or a web address",
  (written, context) => {
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(written.text.trim())) return url.decode(written, context);
    const page = written.text
      .normalize("NFC")
      .trim()
      .replace(/^\/+|\/+$/g, "");
    if (page.length > LONGEST_ADDRESS) return refuseLong(written, context, LONGEST_ADDRESS);
    return page;
  },
);

/** Whether a destination is a web address. */
export const isWebAddress = (destination: string): boolean => /^https?:/i.test(destination);
