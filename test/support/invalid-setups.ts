import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Disk, nodeDisk } from "../../src/disk/disk.ts";

const bytes = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
const front = (title: string) => `---\ntitle: ${title}\ndate: 2026-11-20\n---\n\n`;

/**
 * What cannot stand in a text file of the repository, by case: it is made in the case's folder before
 * the build. A setup may return a disk on which something happens during the build.
 */
export const setups: Readonly<Record<string, (root: string) => Disk | undefined>> = {
  // `é` as Latin-1 is 0xE9; a character of three bytes that is cut off; a lone continuation byte.
  "BG0001-latin-1"(root) {
    writeFileSync(join(root, "briefings/cafe.md"), bytes(`${front("Caf\xe9")}Text.\n`));
    writeFileSync(join(root, "briefings/cut.md"), bytes(`${front("Cut")}\xe2\x82`));
    writeFileSync(join(root, "briefings/lone.md"), bytes(`${front("Lone")}a \x80 b\n`));
    return undefined;
  },
  "BG0001-utf-16"(root) {
    const text = `\ufeff${front("Talks")}`;
    writeFileSync(join(root, "briefings/utf-16.md"), Buffer.from(text, "utf16le"));
    writeFileSync(join(root, "briefings/utf-16-be.md"), Buffer.from(text, "utf16le").swap16());
    return undefined;
  },
  "BG0002-control-characters"(root) {
    writeFileSync(join(root, "briefings/nul.md"), `${front("Talks")}A \0 b.\n`);
    writeFileSync(join(root, "briefings/escape.md"), `${front("Talks")}\x1b[31mRed.\n`);
    writeFileSync(join(root, "briefings/after-korean.md"), `${front("회담")}\ufffe\n`);
    return undefined;
  },
  /** A file that is removed after the folder was listed and before it is read. */
  "BG0003-vanished"(root) {
    const vanishing = join(root, "briefings/vanishing.md");
    writeFileSync(vanishing, `${front("Vanishing")}Text.\n`);
    return {
      ...nodeDisk,
      list(folder) {
        const entries = nodeDisk.list(folder);
        if (folder === join(root, "briefings")) rmSync(vanishing, { force: true });
        return entries;
      },
    };
  },
  "BG0004-symbolic-links"(root) {
    mkdirSync(join(root, "static"));
    symlinkSync("/etc/hosts", join(root, "briefings/outside.md"));
    symlinkSync("../..", join(root, "briefings/above"));
    symlinkSync(".", join(root, "briefings/loop"));
    symlinkSync("nowhere.md", join(root, "briefings/dangling.md"));
    symlinkSync("/etc", join(root, "static/etc"));
    symlinkSync("ok.md", join(root, "briefings/inside.md"));
    return undefined;
  },
  "BG0005-too-large"(root) {
    writeFileSync(join(root, "briefings/large.md"), front("Large"));
    truncateSync(join(root, "briefings/large.md"), 33 * 1024 * 1024);
    return undefined;
  },
  limits(root) {
    writeFileSync(join(root, "briefings/large.md"), `${front("Large")}${"Text. ".repeat(200_000)}\n`);
    return undefined;
  },
  /** Columns and lines count as if the file had neither a byte order mark nor carriage returns. */
  "crlf-and-bom"(root) {
    const text = "\ufefffeed: full\n";
    const file = `\ufeff---\r\ntitle: Talks\r\ndate: 2026-11-20\r\nsorces: [ap]\r\n---\r\n\r\nText [@ap].\r\n`;
    writeFileSync(join(root, "briefings/windows.md"), file);
    writeFileSync(join(root, "briefings/mac.md"), file.replaceAll("\r\n", "\r"));
    writeFileSync(join(root, "briefgen.config.yaml"), text.replaceAll("\n", "\r\n"));
    return undefined;
  },
};
