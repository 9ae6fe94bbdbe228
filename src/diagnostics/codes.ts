/** `error` stops the run before anything is published; `advice` is shown by `check` and with `-v` only. */
export type Severity = "error" | "warning" | "advice";

/** What `briefgen explain` and docs/diagnostics.md say of a code. */
export interface CodeEntry {
  readonly severity: Severity;
  /** Whether `diagnostics:` in the configuration may change the severity. */
  readonly adjustable?: true;
  readonly title: string;
  /** Why it is a problem, for somebody who meets it for the first time. */
  readonly why: string;
  /** What to do. */
  readonly fix: string;
}

/**
 * Every diagnostic, by area: 00 files, 01 values, 02 the body, 03 the graph, 04 URLs and paths,
 * 05 configuration, 06 templates, 07 output, 08 editorial, 09 import. A code keeps its meaning for ever.
 */
const table = {
  BG0001: {
    severity: "error",
    title: "the file is not UTF-8",
    why: "Text in another encoding would be published with broken letters, so nothing is guessed.",
    fix: "Save the file as UTF-8. The message gives the offset of the first wrong byte.",
  },
  BG0002: {
    severity: "error",
    title: "a character that no page or feed may hold",
    why: "NUL, other control characters and Unicode noncharacters are forbidden in XML and HTML; they come from broken conversions.",
    fix: "Delete the character.",
  },
  BG0003: {
    severity: "error",
    title: "a file that cannot be read",
    why: "A file that is not read would silently be missing from the site.",
    fix: "Check the file's permissions, or whether something removed it during the build.",
  },
  BG0004: {
    severity: "error",
    title: "a symbolic link that leads out of the site, loops or dangles",
    why: "What lies outside the site's folder may not be meant for publication.",
    fix: "Replace the link by the file itself, or remove it.",
  },
  BG0005: {
    severity: "error",
    title: "a file that is too large",
    why: "A briefing or record of this size is a mistake, such as an archive saved as .md.",
    fix: "Split the file, or move it out of briefings/.",
  },
  BG0101: {
    severity: "error",
    title: "front matter is missing",
    why: "Every file below briefings/ is published, so it must say at least its title and date.",
    fix: "Start the file with a line `---`, then `title:` and `date:`, then a line `---`.",
  },
  BG0102: {
    severity: "error",
    title: "unknown key",
    why: "A misspelt key would silently have no effect. Keys of your own belong under `extra:`.",
    fix: "Correct the key, or move it under `extra:`. docs/format.md lists all keys.",
  },
  BG0103: {
    severity: "error",
    title: "front matter is not closed",
    why: "Without the closing `---` the front matter would be published as text.",
    fix: "Write a line `---` after the last key.",
  },
  BG0104: {
    severity: "error",
    title: "the YAML cannot be read",
    why: "The front matter or configuration is YAML; something in it is not.",
    fix: "Mend what the message points at. Text with special characters goes between double quotes.",
  },
  BG0105: {
    severity: "error",
    title: "a value that needs quotes",
    why: "A colon followed by a space, or a special first character, means something else in YAML.",
    fix: "Put the whole value between double quotes; the message shows the line mended.",
  },
  BG0106: {
    severity: "error",
    title: "a key is written twice",
    why: "Only one of the two could count, and readers of the file cannot tell which.",
    fix: "Remove one of them.",
  },
  BG0107: {
    severity: "error",
    title: "YAML tags, anchors and aliases are not used here",
    why: "They hide values from the people who read the file, and can run code or grow without end in other tools.",
    fix: "Write the value out.",
  },
  BG0108: {
    severity: "error",
    title: "front matter in another language",
    why: "Only YAML is read. Code in front matter is never run.",
    fix: "Start the file with a plain `---` and write YAML.",
  },
  BG0109: {
    severity: "error",
    title: "a required key is missing",
    why: "The page cannot be made without it.",
    fix: "Add the key; the message names it and gives an example.",
  },
  BG0110: {
    severity: "error",
    title: "a value of the wrong type",
    why: "The key wants another kind of value, such as a list where there is a single text.",
    fix: "Write the value as the message says.",
  },
  BG0111: {
    severity: "error",
    title: "not one of the allowed values",
    why: "The key takes one of a fixed set of words.",
    fix: "Use one of the values that the message lists.",
  },
  BG0112: {
    severity: "error",
    title: "not a date",
    why: "Dates are written as in ISO 8601, and must exist in the calendar: 30 February is not moved to March.",
    fix: "Write 2026-11-23, or with a time 2026-11-23T14:30 or 2026-11-23T14:30:00+01:00.",
  },
  BG0113: {
    severity: "error",
    title: "not a web address",
    why: "Only absolute http: and https: addresses are accepted; others may run code or lead nowhere.",
    fix: "Write the whole address, with https:// in front.",
  },
  BG0114: {
    severity: "error",
    title: "an empty value",
    why: "A key without a value says nothing; it is often a forgotten line.",
    fix: "Write the value, or remove the key.",
  },
  BG0115: {
    severity: "error",
    title: "a value that is not well formed",
    why: "The value has a fixed form: a language tag, a country code, an id, a time zone.",
    fix: "Write it as the message says.",
  },
  BG0116: {
    severity: "error",
    title: "nested too deeply",
    why: "Nothing that people write is nested like this; it would only exhaust the machine.",
    fix: "Flatten the value or the text.",
  },
  BG0117: {
    severity: "error",
    title: "the same entry twice in a list",
    why: "Two entries with one key cannot be told apart where they are cited.",
    fix: "Remove one of them, or give it another key.",
  },
  BG0118: {
    severity: "error",
    title: "too many sources, topics, aliases or authors",
    why: "A story with this many is a mistake of a program that wrote it.",
    fix: "Divide the story, or raise the limit: `limits: {sources: …}`, `topics`, `aliases` or `authors`.",
  },
  BG0119: {
    severity: "error",
    title: "too many problems in one file",
    why: "A file with this many is no briefing, or one slip makes them all. The others are not told.",
    fix: "Mend those that are told, and look again.",
  },
  BG0120: {
    severity: "warning",
    adjustable: true,
    title: "a character that turns the direction of a text",
    why: "Characters of this kind are invisible. What is not closed turns what stands behind it, and overrides show a headline in other words than search and feeds have. In titles, names and other values they are closed or left out.",
    fix: "Delete the character; it comes from a word processor or a chat, or is there to deceive. Letters of every script have their direction by themselves.",
  },
  BG0121: {
    severity: "error",
    title: "a title, name, address or summary that is too long",
    why: "Titles, names and summaries stand in many lists, each of which would be as long.",
    fix: "Shorten it. What is to be said at length belongs into the text.",
  },
  BG0201: {
    severity: "error",
    title: "a citation of a source that the story does not list",
    why: "`[@key]` and `cites` name an entry of `sources` in the same file.",
    fix: "Correct the key, or add an entry with `key:` to `sources`.",
  },
  BG0202: {
    severity: "warning",
    adjustable: true,
    title: "an unsafe address was removed",
    why: "Only http:, https:, mailto: and addresses within the site are published; javascript:, data: and others could harm readers.",
    fix: "Correct or remove the address.",
  },
  BG0203: {
    severity: "error",
    adjustable: true,
    title: "a link that leads nowhere",
    why: "Readers would meet a page that does not exist.",
    fix: "Correct the link: to another briefing, write the path of its file (`../10/summit.md`) or its address in the site (`/stories/summit/`).",
  },
  BG0204: {
    severity: "error",
    adjustable: true,
    title: "a link to an anchor that the page does not have",
    why: "The link opens the page at its top instead of at the place that is meant.",
    fix: "Correct the part after `#`: it is the heading in lower case with hyphens.",
  },
  BG0205: {
    severity: "error",
    title: "the text is nested too deeply",
    why: "Quotes and lists within each other beyond this depth are not made by people, and exhaust parsers.",
    fix: "Flatten the text.",
  },
  BG0206: {
    severity: "warning",
    adjustable: true,
    title: "a house section that stands twice",
    why: "Each of the seven sections has one place on the page; the second is kept as a section of its own.",
    fix: "Merge the two, or give the second another heading.",
  },
  BG0207: {
    severity: "warning",
    adjustable: true,
    title: "an image without a description",
    why: "Readers who cannot see the image get nothing in its place.",
    fix: "Describe what the image shows: `![Two officials shake hands](handshake.jpg)`.",
  },
  BG0208: {
    severity: "warning",
    adjustable: true,
    title: "an image from another site is linked, not shown",
    why: "A page of the site never makes the reader's browser ask another server: that would tell it who reads what.",
    fix: "Put the image into static/ and use its address in the site; or leave it as a link.",
  },
  BG0209: {
    severity: "error",
    adjustable: true,
    title: "an image that does not exist",
    why: "Readers would see a broken image.",
    fix: "Put the file beside the briefing or into static/, or correct its name.",
  },
  BG0210: {
    severity: "error",
    title: "an image that cannot be read",
    why: "The file begins like an image, but is damaged or cut off, so that no smaller version of it can be made, and readers would see a part of it at best.",
    fix: "Replace the file.",
  },
  BG0211: {
    severity: "error",
    title: "too many marks in one paragraph",
    why: "Each bracket, asterisk, underscore and backtick may belong to every other one of its paragraph; nobody writes thousands, and reading them would take minutes.",
    fix: "Divide the paragraph with empty lines, put it into a block of code, or raise `limits: {marks: …}`.",
  },
  BG0212: {
    severity: "error",
    title: "more quotes, inner lists, rows, definitions or underlined headings than can be read in time",
    why: "The time that reading takes grows with the square of these; with tens of thousands a build would take minutes.",
    fix: "Divide the text, or raise `limits: {blocks: …}`.",
  },
  BG0213: {
    severity: "error",
    title: "a file beside a briefing that browsers might run",
    why: "Files beside briefings come from contributors. A page, a script, or a drawing with a script in it would run on the site as if it were the site's own.",
    fix: "Use an image, a document or data; or put the file into static/, which is published as it is, if you know what it does.",
  },
  BG0214: {
    severity: "error",
    title: "a thousand spaces or line ends in a row",
    why: "Nobody writes that, and programs that look for where it ends may take minutes.",
    fix: "Remove them.",
  },
  BG0215: {
    severity: "error",
    title: "a text that becomes too large",
    why: "References write the address and the title of their definition out. A long one that is referred to thousands of times makes gigabytes of a small file.",
    fix: "Shorten the definition, or divide the text.",
  },
  BG0301: {
    severity: "error",
    title: "an id that nothing has",
    why: "`previous`, `storyline`, `questions`, `stories`, `parent` and `related` name other files by their id.",
    fix: "Correct the id. It is the file's name without .md, unless the file says `id:`.",
  },
  BG0302: {
    severity: "error",
    title: "two files with one id",
    why: "An id is what feeds and other files know a story by; it must be unique among its kind.",
    fix: "Rename one of the files, or give one of them another `id:` or `slug:`.",
  },
  BG0303: {
    severity: "error",
    title: "stories that follow each other in a circle",
    why: "`previous` names what came before; nothing comes before itself.",
    fix: "Remove one of the `previous` entries that the message lists.",
  },
  BG0304: {
    severity: "error",
    title: "topics that are each other's parent",
    why: "`parent` makes a tree; a topic cannot stand above itself.",
    fix: "Remove one of the `parent` keys that the message lists.",
  },
  BG0305: {
    severity: "warning",
    adjustable: true,
    title: "one name written in two ways",
    why: "Names that differ only in case, spaces or Unicode form are one topic or outlet; the record's or the first author's form is shown.",
    fix: "Write the name in the same way everywhere.",
  },
  BG0306: {
    severity: "warning",
    adjustable: true,
    title: "a story that is older than the one it follows",
    why: "`previous` puts stories in order; a follow-up dated before its subject is usually a wrong date.",
    fix: "Correct one of the dates, or remove the `previous` entry.",
  },
  BG0307: {
    severity: "error",
    title: "a name that two records claim",
    why: "A mention in a text could be linked to either of them.",
    fix: "Remove the name or alias from one of the records.",
  },
  BG0308: {
    severity: "warning",
    adjustable: true,
    title: "a reference to a story that is not published yet",
    why: "Drafts and stories dated in the future are left out of the site, and so is every reference to them.",
    fix: "Publish the story, build with --drafts or --future, or remove the reference.",
  },
  BG0309: {
    severity: "error",
    title: "stories that are translations of each other",
    why: "`translation_of` leads from a translation to its original; one of the stories must be the original.",
    fix: "Remove `translation_of` from the story that was written first.",
  },
  BG0310: {
    severity: "warning",
    adjustable: true,
    title: "two versions of a story in one language",
    why: "Search engines send a reader to the one translation in their language; between two, they choose neither.",
    fix: "Set `lang:` in the translation, or remove its `translation_of`.",
  },
  BG0311: {
    severity: "warning",
    adjustable: true,
    title: "two names that look the same",
    why: "Letters of other scripts, wide letters and invisible characters make a name that nobody can tell from another one; each gets a page. It is a slip of the keyboard, or somebody poses as another.",
    fix: "Write the name in the same letters everywhere.",
  },
  BG0401: {
    severity: "error",
    title: "two things at one address",
    why: "Only one of them could be published.",
    fix: "Change the slug or the name of one of them. For a topic or outlet without a record, add a record: its file name is the slug.",
  },
  BG0402: {
    severity: "error",
    title: "two addresses that differ only in case",
    why: "On Windows, macOS and many hosts they are one file.",
    fix: "Change one of the slugs.",
  },
  BG0403: {
    severity: "error",
    title: "an address that is not safe on every system",
    why: "Slugs and aliases may not leave the site's folder, and may not use names or characters that some system reserves.",
    fix: "Use letters, digits and hyphens.",
  },
  BG0404: {
    severity: "error",
    title: "an address that is too long",
    why: "File systems take at most 255 bytes for one name; letters outside ASCII count two to four.",
    fix: "Give the file a shorter `slug:`.",
  },
  BG0405: {
    severity: "error",
    title: "an empty slug",
    why: "Nothing of the name can stand in an address.",
    fix: "Write a `slug:` of letters, digits and hyphens, or rename the file.",
  },
  BG0406: {
    severity: "warning",
    adjustable: true,
    title: "too many pages in one folder",
    why: "Many hosts and tools take no more than some ten thousand entries of one folder, or become slow.",
    fix: "Put the date into the addresses of stories, or raise `limits: {folder: …}` where your host takes more.",
  },
  BG0501: {
    severity: "warning",
    adjustable: true,
    title: "the site's address is not set",
    why: "Feeds, canonical links and the sitemap hold absolute addresses; without `site.url` they point to localhost.",
    fix: "Write `site:` with `url: https://your.site/` into briefgen.config.yaml, or give --base-url.",
  },
  BG0502: {
    severity: "warning",
    adjustable: true,
    title: "social cards that cannot be drawn",
    why: "The configuration asks for cards, and a package that draws them is not installed. briefgen does without them otherwise, so it does not bring them.",
    fix: "Install the packages that the message names beside briefgen, or remove `cards: true`.",
  },
  BG0601: {
    severity: "error",
    title: "a template that cannot be compiled",
    why: "The template's syntax is wrong.",
    fix: "Mend the template at the place named.",
  },
  BG0602: {
    severity: "error",
    title: "a template that failed",
    why: "The template threw, or printed a value that does not exist, while it rendered the page named.",
    fix: "Mend the template. docs/templates.md lists what each template receives.",
  },
  BG0603: {
    severity: "error",
    title: "a template that does not exist",
    why: "A page or another template includes it by name.",
    fix: "Correct the name, or add the file to templates/.",
  },
  BG0604: {
    severity: "error",
    title: "templates that include each other without end",
    why: "The page would never be finished.",
    fix: "Remove one of the includes.",
  },
  BG0701: {
    severity: "error",
    title: "a folder that must not be the output",
    why: "Publishing replaces files in the output folder; the folder named holds other things.",
    fix: "Choose a folder of its own, such as dist.",
  },
  BG0702: {
    severity: "error",
    title: "the output folder holds files that briefgen did not make",
    why: "Publishing into it could overwrite something of yours.",
    fix: "Choose another folder with --out, or empty this one yourself.",
  },
  BG0703: {
    severity: "error",
    title: "the disk refused",
    why: "A file could not be written: no space, no permission, or too many open files.",
    fix: "Mend the cause and build again; the last site is as it was, or is completed by the next build.",
  },
  BG0704: {
    severity: "error",
    title: "nothing to build",
    why: "The folder has no briefings/ in it.",
    fix: "Run briefgen in the site's folder, or give its path: briefgen build path/to/site. `briefgen init` begins a site.",
  },
  BG0705: {
    severity: "warning",
    title: "a search without an index",
    why: "The search's index is made by the package pagefind, which is not installed, or not for this system.",
    fix: "Install it beside briefgen, or switch the search off: `search: off`.",
  },
  BG0706: {
    severity: "error",
    title: "another build is at work",
    why: "Two builds of one site at once would undo each other's work, and the other one did not end in time.",
    fix: "Wait until it is done, or end it. A lock whose process is gone is removed without a word; one from another machine is believed for an hour.",
  },
  BG0801: {
    severity: "advice",
    adjustable: true,
    title: "a source without an address",
    why: "Readers can follow a citation only where it has a `url`.",
    fix: "Add the article's `url` to the entry.",
  },
  BG0802: {
    severity: "advice",
    adjustable: true,
    title: "a source that the text never cites",
    why: "Readers cannot tell what the source supports.",
    fix: "Cite it with `[@key]`, or leave it as further reading.",
  },
  BG0803: {
    severity: "advice",
    adjustable: true,
    title: "an open question",
    why: "A bullet of “Go deeper” has no page that answers it; it is listed for editors.",
    fix: "Write the answer into briefings/questions/, or leave the question open.",
  },
  BG0901: {
    severity: "warning",
    title: "something is left for a person to fill in",
    why: "The imported text does not say it.",
    fix: "Open the file that the message names and fill it in.",
  },
  BG0902: {
    severity: "error",
    title: "the file exists already",
    why: "An import never overwrites what somebody wrote.",
    fix: "Choose another title or date, or remove the file yourself.",
  },
  BG0903: {
    severity: "error",
    title: "no house sections were found in the text",
    why: "An import recognises the seven headings of the house format, each on a line of its own.",
    fix: "Add the headings, such as “What's happened”, or configure `sections` with the headings that you use.",
  },
} as const satisfies Record<string, CodeEntry>;

export type Code = keyof typeof table;

export const codes: Readonly<Record<Code, CodeEntry>> = table;

export const isCode = (text: string): text is Code => Object.hasOwn(table, text);
