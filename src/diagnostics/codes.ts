/** `error` stops the run before anything is published; `advice` is shown only by `check` and with `-v`. */
export type Severity = "error" | "warning" | "advice";

/** What `briefgen explain` and docs/diagnostics.md say about a code. */
export interface CodeEntry {
  readonly severity: Severity;
  /** Whether `diagnostics:` in the configuration may change the severity. */
  readonly adjustable?: true;
  readonly title: string;
  /** Why it is a problem, for somebody who sees it for the first time. */
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
    why: "Text in another encoding would be published with broken letters, so briefgen does not guess.",
    fix: "Save the file as UTF-8. The message gives the offset of the first wrong byte.",
  },
  BG0002: {
    severity: "error",
    title: "a character that is not allowed in a page or feed",
    why: "NUL, other control characters and Unicode noncharacters are forbidden in XML and HTML; they usually come from a broken conversion.",
    fix: "Delete the character.",
  },
  BG0003: {
    severity: "error",
    title: "a file that cannot be read",
    why: "Its content would be missing from the site without anyone noticing.",
    fix: "Check the file's permissions, and whether something removed it during the build.",
  },
  BG0004: {
    severity: "error",
    title: "a symbolic link that leads out of the site, loops or is broken",
    why: "Files outside the site's folder may not be meant for publication.",
    fix: "Replace the link with the file itself, or remove it.",
  },
  BG0005: {
    severity: "error",
    title: "a file that is too large",
    why: "A briefing or record of this size is usually a mistake, such as an archive saved as .md.",
    fix: "Split the file, or move it out of briefings/.",
  },
  BG0101: {
    severity: "error",
    title: "front matter is missing",
    why: "Every file in briefings/ is published, so each must give at least a title and a date.",
    fix: "Start the file with a `---` line, then `title:` and `date:`, then another `---` line.",
  },
  BG0102: {
    severity: "error",
    title: "unknown key",
    why: "A misspelt key would have no effect without anyone noticing. Keys of your own go under `extra:`.",
    fix: "Correct the key, or move it under `extra:`. docs/format.md lists all keys.",
  },
  BG0103: {
    severity: "error",
    title: "front matter is not closed",
    why: "Without the closing `---`, the front matter would be published as text.",
    fix: "Add a `---` line after the last key.",
  },
  BG0104: {
    severity: "error",
    title: "the YAML cannot be read",
    why: "Front matter and configuration are written in YAML, and this is not valid YAML.",
    fix: "Fix what the message points to. Put text with special characters in double quotes.",
  },
  BG0105: {
    severity: "error",
    title: "a value that needs quotes",
    why: "A colon followed by a space, or a special first character, means something else in YAML.",
    fix: "Put the whole value in double quotes; the message shows the corrected line.",
  },
  BG0106: {
    severity: "error",
    title: "a key appears twice",
    why: "Only one of the two could count, and nobody reading the file could tell which.",
    fix: "Remove one of them.",
  },
  BG0107: {
    severity: "error",
    title: "YAML tags, anchors and aliases are not allowed here",
    why: "They hide values from the people who read the file. In other tools, they can run code or expand without limit.",
    fix: "Write out the value.",
  },
  BG0108: {
    severity: "error",
    title: "front matter in another language",
    why: "Front matter must be YAML. Code in front matter is never run.",
    fix: "Start the file with a plain `---` line and write YAML.",
  },
  BG0109: {
    severity: "error",
    title: "a required key is missing",
    why: "The page cannot be built without it.",
    fix: "Add the key; the message names it and gives an example.",
  },
  BG0110: {
    severity: "error",
    title: "a value of the wrong type",
    why: "The key needs another kind of value, for example a list instead of a single text.",
    fix: "Write the value as the message shows.",
  },
  BG0111: {
    severity: "error",
    title: "not one of the allowed values",
    why: "The key accepts only a fixed set of words.",
    fix: "Use one of the values listed in the message.",
  },
  BG0112: {
    severity: "error",
    title: "not a date",
    why: "Dates use the ISO 8601 format and must exist in the calendar: 30 February is not moved to March.",
    fix: "Write 2026-11-23, or with a time 2026-11-23T14:30 or 2026-11-23T14:30:00+01:00.",
  },
  BG0113: {
    severity: "error",
    title: "not a web address",
    why: "Only absolute http: and https: addresses are accepted; others could run code or lead nowhere.",
    fix: "Write the whole address, starting with https://.",
  },
  BG0114: {
    severity: "error",
    title: "an empty value",
    why: "A key without a value means nothing; usually someone forgot to fill it in.",
    fix: "Write the value, or remove the key.",
  },
  BG0115: {
    severity: "error",
    title: "a value that is not well formed",
    why: "The value must have a certain form: a language tag, a country code, an id, a time zone.",
    fix: "Write it as the message shows.",
  },
  BG0116: {
    severity: "error",
    title: "nested too deeply",
    why: "Nobody writes anything nested this deeply; reading it would only exhaust the machine.",
    fix: "Flatten the value or the text.",
  },
  BG0117: {
    severity: "error",
    title: "the same entry twice in a list",
    why: "A citation could not tell two entries with the same key apart.",
    fix: "Remove one of them, or give it another key.",
  },
  BG0118: {
    severity: "error",
    title: "too many sources, topics, aliases or authors",
    why: "A story with this many was probably written by a faulty program.",
    fix: "Split the story, or raise the limit: `limits: {sources: …}`, `topics`, `aliases` or `authors`.",
  },
  BG0119: {
    severity: "error",
    title: "too many problems in one file",
    why: "Either the file is not a briefing, or one mistake causes them all. The rest are not shown.",
    fix: "Fix the ones that are shown, then check again.",
  },
  BG0120: {
    severity: "warning",
    adjustable: true,
    title: "a character that changes the direction of text",
    why: "These characters are invisible. If one is not closed, it reverses the text that follows; an override can make a headline read differently on the page than in search and feeds. In titles, names and other values, briefgen closes them or leaves them out.",
    fix: "Delete the character. It comes from a word processor or a chat, or somebody wants to deceive. Letters of every script have the right direction without it.",
  },
  BG0121: {
    severity: "error",
    title: "a title, name, address or summary that is too long",
    why: "Titles, names and summaries appear in many lists, and would make all of them too long.",
    fix: "Shorten it. Details belong in the text.",
  },
  BG0201: {
    severity: "error",
    title: "a citation of a source that the story does not list",
    why: "`[@key]` and `cites` must name an entry in `sources` in the same file.",
    fix: "Correct the key, or add an entry with that `key:` to `sources`.",
  },
  BG0202: {
    severity: "warning",
    adjustable: true,
    title: "an unsafe address was removed",
    why: "Only http:, https:, mailto:, tel: and sms: addresses and addresses within the site are published; javascript:, data: and others could harm readers.",
    fix: "Correct or remove the address.",
  },
  BG0203: {
    severity: "error",
    adjustable: true,
    title: "a link that leads nowhere",
    why: "Readers would end up at a page that does not exist.",
    fix: "Correct the link. To link to another briefing, write the path of its file (`../10/summit.md`) or its address in the site (`/stories/summit/`).",
  },
  BG0204: {
    severity: "error",
    adjustable: true,
    title: "a link to an anchor that the page does not have",
    why: "The link would open the page at the top instead of at the right place.",
    fix: "Correct the part after `#`: write the heading in lower case, with hyphens.",
  },
  BG0205: {
    severity: "error",
    title: "the text is nested too deeply",
    why: "Nobody nests quotes and lists this deeply by hand, and they exhaust parsers.",
    fix: "Flatten the text.",
  },
  BG0206: {
    severity: "warning",
    adjustable: true,
    title: "a house section that appears twice",
    why: "Each of the seven sections has one place on the page; the second becomes an ordinary section.",
    fix: "Merge the two, or give the second one another heading.",
  },
  BG0207: {
    severity: "warning",
    adjustable: true,
    title: "an image without a description",
    why: "Readers who cannot see the image get nothing instead.",
    fix: "Describe what the image shows: `![Two officials shake hands](handshake.jpg)`.",
  },
  BG0208: {
    severity: "warning",
    adjustable: true,
    title: "an image from another site is linked, not shown",
    why: "Pages never load anything from another server, because that server would learn who reads what.",
    fix: "Put the image into static/ and use its address in the site, or leave it as a link.",
  },
  BG0209: {
    severity: "error",
    adjustable: true,
    title: "an image that does not exist",
    why: "Readers would see a broken image.",
    fix: "Put the file next to the briefing or into static/, or correct its name.",
  },
  BG0210: {
    severity: "error",
    title: "an image that cannot be read",
    why: "The file starts like an image, but is damaged or incomplete. briefgen cannot make smaller versions of it, and readers would see part of it at best.",
    fix: "Replace the file.",
  },
  BG0211: {
    severity: "error",
    title: "too many marks in one paragraph",
    why: "Any bracket, asterisk, underscore or backtick may belong with any other in the paragraph. Nobody writes thousands of them, and reading them would take minutes.",
    fix: "Split the paragraph with empty lines, put it into a code block, or raise `limits: {marks: …}`.",
  },
  BG0212: {
    severity: "error",
    title: "too many quotes, inner lists, rows, definitions or underlined headings",
    why: "Reading time grows with the square of their number; with tens of thousands, a build would take minutes.",
    fix: "Split the text, or raise `limits: {blocks: …}`.",
  },
  BG0213: {
    severity: "error",
    title: "a file next to a briefing that browsers might run",
    why: "Files next to briefings come from contributors. A page, a script, or a drawing with a script in it would run as part of your site.",
    fix: "Use an image, a document or a data file. If you know what the file does, put it into static/, which is published unchanged.",
  },
  BG0214: {
    severity: "error",
    title: "a thousand spaces or line ends in a row",
    why: "Nobody writes that, and programs that look for the end of it can take minutes.",
    fix: "Remove them.",
  },
  BG0215: {
    severity: "error",
    title: "a text that becomes too large",
    why: "Every reference repeats the address and the title of its definition. A long definition with thousands of references turns a small file into gigabytes.",
    fix: "Shorten the definition, or split the text.",
  },
  BG0216: {
    severity: "warning",
    adjustable: true,
    title: "a reference to a link or footnote that is not defined",
    why: "Readers would see the brackets, and the link or the footnote would be missing.",
    fix: "Add the definition, such as `[label]: https://example.org/` or `[^1]: The note.`, or remove the brackets. A backslash before `[` says that the brackets are meant.",
  },
  BG0217: {
    severity: "warning",
    adjustable: true,
    title: "a link that is not finished",
    why: "Readers would see its brackets, or could not follow it.",
    fix: "Write `[words](https://example.org/)`. An address with spaces goes between `<` and `>`: `[words](<my file.pdf>)`. A backslash before `[` says that the brackets are meant.",
  },
  BG0218: {
    severity: "warning",
    adjustable: true,
    title: "raw HTML that is not published",
    why: "Pages contain nothing that runs, loads from another server or changes the theme. Of such an element, only the text stays, or a link to what it would have shown.",
    fix: "Write the text in Markdown, or a link: `[Watch the speech](https://example.org/video)`.",
  },
  BG0219: {
    severity: "warning",
    adjustable: true,
    title: "marks of emphasis that readers would see",
    why: "`**`, `__` and `~~` belong in pairs: the first one directly before a word, the second one directly after it. Otherwise they are shown.",
    fix: "Add the missing one, or move it next to the word. A backslash before it says that it is meant.",
  },
  BG0220: {
    severity: "warning",
    adjustable: true,
    title: "something that looks like a citation",
    why: "The name is the key of a source, but only `[@key]` cites it. Readers would see the sign instead of a number.",
    fix: "Write `[@key]`, without spaces. A backslash before `@` says that it is meant.",
  },
  BG0301: {
    severity: "error",
    title: "an id that does not exist",
    why: "`previous`, `storyline`, `questions`, `stories`, `parent` and `related` name other files by their id.",
    fix: "Correct the id. It is the file's name without .md, unless the file has an `id:`.",
  },
  BG0302: {
    severity: "error",
    title: "two files with the same id",
    why: "Feeds and other files identify a story by its id, so ids must be unique within each kind.",
    fix: "Rename one of the files, or give it another `id:` or `slug:`.",
  },
  BG0303: {
    severity: "error",
    title: "stories that follow each other in a circle",
    why: "`previous` names an earlier story, and no story can be earlier than itself.",
    fix: "Remove one of the `previous` entries that the message lists.",
  },
  BG0304: {
    severity: "error",
    title: "topics that are each other's parent",
    why: "`parent` builds a tree, and no topic can be above itself.",
    fix: "Remove one of the `parent` keys that the message lists.",
  },
  BG0305: {
    severity: "warning",
    adjustable: true,
    title: "one name spelt in two ways",
    why: "Names that differ only in case, spaces or Unicode form are the same topic or outlet. The site shows the record's spelling, or else the first one used.",
    fix: "Spell the name the same way everywhere.",
  },
  BG0306: {
    severity: "warning",
    adjustable: true,
    title: "a story that is older than the one it follows",
    why: "`previous` puts stories in order; if a follow-up is dated before the story it follows, one of the dates is usually wrong.",
    fix: "Correct one of the dates, or remove the `previous` entry.",
  },
  BG0307: {
    severity: "error",
    title: "a name that two records claim",
    why: "A mention in a text could link to either of them.",
    fix: "Remove the name or alias from one of the records.",
  },
  BG0308: {
    severity: "warning",
    adjustable: true,
    title: "a reference to a story that is not published yet",
    why: "Drafts and future stories are left out of the site, and so are all references to them.",
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
    why: "Search engines send readers to the translation in their language; if there are two, they pick neither.",
    fix: "Set `lang:` in the translation, or remove its `translation_of`.",
  },
  BG0311: {
    severity: "warning",
    adjustable: true,
    title: "two names that look the same",
    why: "With letters of another script, wide letters or invisible characters, two names can look identical and still get two pages. It is either a typing error or an impostor.",
    fix: "Spell the name with the same letters everywhere.",
  },
  BG0401: {
    severity: "error",
    title: "two things at one address",
    why: "Only one of them could be published.",
    fix: "Change the slug or the name of one of them. If a topic or outlet has no record, add one: its file name is the slug.",
  },
  BG0402: {
    severity: "error",
    title: "two addresses that differ only in case",
    why: "On Windows, macOS and many hosts, they are the same file.",
    fix: "Change one of the slugs.",
  },
  BG0403: {
    severity: "error",
    title: "an address that is not safe on every system",
    why: "Slugs and aliases must not lead out of the site's folder, and must not use names or characters that some systems reserve.",
    fix: "Use letters, digits and hyphens.",
  },
  BG0404: {
    severity: "error",
    title: "an address that is too long",
    why: "File systems allow at most 255 bytes for a name; letters outside ASCII count as two to four.",
    fix: "Give the file a shorter `slug:`.",
  },
  BG0405: {
    severity: "error",
    title: "an empty slug",
    why: "The name has no characters that can be used in an address.",
    fix: "Add a `slug:` of letters, digits and hyphens, or rename the file.",
  },
  BG0406: {
    severity: "warning",
    adjustable: true,
    title: "too many pages in one folder",
    why: "Many hosts and tools accept only some ten thousand entries in one folder, or become slow.",
    fix: "Put the date into the addresses of stories, or raise `limits: {folder: …}` if your host accepts more.",
  },
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
  BG0705: {
    severity: "warning",
    title: "a search without an index",
    why: "The package pagefind builds the search index, and it is not installed, or not for this system.",
    fix: "Install pagefind, or turn off the search: `search: off`.",
  },
  BG0706: {
    severity: "error",
    title: "another build is running",
    why: "Two builds of the same site would undo each other's work, and the other build did not finish in time.",
    fix: "Wait until it is done, or stop it. If the process that holds the lock is gone, the lock is removed silently; a lock from another machine is honoured for an hour.",
  },
  BG0801: {
    severity: "advice",
    adjustable: true,
    title: "a source without an address",
    why: "Readers can follow a citation only if it has a `url`.",
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
    why: "No page answers this bullet of “Go deeper”; it is listed for editors.",
    fix: "Add the answer to briefings/questions/, or leave the question open.",
  },
  BG0804: {
    severity: "advice",
    adjustable: true,
    title: "an outlet that is cited with another one's address",
    why: "The article would be listed under the wrong outlet. The host belongs to the outlet whose record lists it in `domains`, or that nearly all of its articles are cited under.",
    fix: "Correct the name in `source:` or the address, or add the host to the `domains` of the outlet's record.",
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
} as const satisfies Record<string, CodeEntry>;

export type Code = keyof typeof table;

export const codes: Readonly<Record<Code, CodeEntry>> = table;

export const isCode = (text: string): text is Code => Object.hasOwn(table, text);
