import type { CodeTable } from "./entry.ts";

/** Configuration, templates and output; imports. */
export const site = {
  BG0501: {
    severity: "warning",
    adjustable: true,
    title: "the site's address is not set",
    why: "Feeds, canonical links and the sitemap need absolute addresses; without `site.url`, they point to localhost.",
    fix: "Add `site:` with `url: https://your.site/` to briefgen.config.yaml, or pass --base-url.",
  },
  BG0502: {
    severity: "warning",
    adjustable: true,
    title: "social cards that cannot be drawn",
    why: "The configuration asks for social cards, but a package that draws them is not installed. briefgen does not install these packages because most sites do not need them.",
    fix: "Install the packages named in the message, or remove `cards: true`.",
  },
  BG0503: {
    severity: "error",
    title: "an accent with too little contrast",
    why: "The theme writes labels in the accent. Many people cannot read text with a contrast below 4.5 to 1 (WCAG 2.2, 1.4.3).",
    fix: "Take the colour that the message names, or a darker one for light paper, and a lighter one for dark paper.",
  },
  BG0504: {
    severity: "error",
    title: "a file or page of the configuration that does not exist",
    why: "`logo`, `icon` and `fonts` name files in static/; `nav` and `policies` name pages of the site.",
    fix: "Put the file into static/, or correct the address. A page is named as in its address: `about`, `topics/korea`.",
  },
  BG0505: {
    severity: "warning",
    adjustable: true,
    title: "a language without words of the theme",
    why: "Labels such as “Sources” and “Latest” are in English on pages in this language, because the theme has no file with its words.",
    fix: "Run `briefgen eject strings/en.yaml`, rename the file to the language, such as templates/strings/sv.yaml, and translate it.",
  },
  BG0601: {
    severity: "error",
    title: "a template that cannot be compiled",
    why: "The template's syntax is wrong.",
    fix: "Fix the template at the line shown.",
  },
  BG0602: {
    severity: "error",
    title: "a template that failed",
    why: "While rendering the page named, the template threw an error or printed a value that does not exist.",
    fix: "Fix the template. docs/templates.md lists what each template receives.",
  },
  BG0603: {
    severity: "error",
    title: "a template that does not exist",
    why: "A page or another template includes it.",
    fix: "Correct the name, or add the file to templates/.",
  },
  BG0604: {
    severity: "error",
    title: "templates that include each other endlessly",
    why: "Rendering the page would never end.",
    fix: "Remove one of the includes.",
  },
  BG0701: {
    severity: "error",
    title: "a folder that must not be the output",
    why: "Publishing replaces files in the output folder, and this folder holds other things.",
    fix: "Choose a folder of its own, such as dist.",
  },
  BG0702: {
    severity: "error",
    title: "the output folder holds files that briefgen did not write",
    why: "Publishing into it could overwrite your files.",
    fix: "Choose another folder with --out, or empty this one yourself.",
  },
  BG0703: {
    severity: "error",
    title: "a file could not be written",
    why: "There may be no space left, no permission, or too many open files.",
    fix: "Fix the cause and build again. The last site is unchanged, or the next build completes it.",
  },
  BG0704: {
    severity: "error",
    title: "nothing to build",
    why: "The folder has no briefings/ in it.",
    fix: "Run briefgen in the site's folder, or give its path: briefgen build path/to/site. To create a site, run `briefgen init`.",
  },
  BG0706: {
    severity: "error",
    title: "another build is running",
    why: "Two builds of the same site would undo each other's work, and the other build did not finish in time.",
    fix: "Wait until it is done, or stop it. If the process that holds the lock is gone, the lock is removed silently; a lock from another machine is honoured for an hour.",
  },
  BG0707: {
    severity: "warning",
    adjustable: true,
    title: "a site that its host will not accept",
    why: "The host of `host:` in the configuration limits how many files a site has, how large a file is, or how large all of them are. The upload would fail, or lose files.",
    fix: "Leave something out, as the message says, or choose another host.",
  },
  BG0901: {
    severity: "warning",
    title: "something for you to fill in",
    why: "The imported text does not contain it.",
    fix: "Open the file that the message names and fill it in.",
  },
  BG0902: {
    severity: "error",
    title: "the file already exists",
    why: "An import never overwrites a file.",
    fix: "Choose another title or date, or delete the file yourself.",
  },
  BG0903: {
    severity: "error",
    title: "no house sections were found in the text",
    why: "An import looks for the seven headings of the house format, each on a line of its own.",
    fix: "Add the headings, such as “What's happened”, or add the headings that you use to `sections` in the configuration.",
  },
  BG0904: {
    severity: "warning",
    title: "a line that was not taken over as it is",
    why: "The site already has a record with this name, or the line had to become one of the house headings.",
    fix: "Compare the line with the files that the import wrote.",
  },
} as const satisfies CodeTable;
