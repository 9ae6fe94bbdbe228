import type { CodeTable } from "./entry.ts";

/** What does not connect, and addresses. */
export const graph = {
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
} as const satisfies CodeTable;
