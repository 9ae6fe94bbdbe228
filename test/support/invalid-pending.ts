/**
 * Cases of test/invalid whose report is not right yet, and what it must say. They have no
 * `expected.txt`. When the report is right, its test fails here: remove the entry and run with UPDATE=1.
 */
export const PENDING: Readonly<Record<string, readonly RegExp[]>> = {
  // The byte that is wrong is the letter itself, not the one behind it.
  "BG0001-latin-1": [/cafe\.md\n.*byte 14 is 0xe9/, /cut\.md\n.*byte 37 is 0xe2/, /lone\.md\n.*0x80/],
  // Two letters exchanged are the most usual slip; without a suggestion the known keys should be listed.
  "BG0102-unknown-key": [/`titel`\n.*\n.*\n.*did you mean `title`/],
  "BG0104-bracket-not-closed": [/bracket/, /talks\.md:4:/],
  "BG0104-indentation": [/indentation/, /talks\.md:6:/],
  // The quote that is never closed is on line 2; nothing is wrong with the date.
  "BG0104-quote-not-closed": [/talks\.md:2:8/],
  // “With a second place where two things collide.”
  "BG0106-key-twice": [/6:1\n[\s\S]*├─ briefings\/talks\.md:4:1/],
  // The caret belongs under `&s` and `!secret`.
  "BG0107-tags-and-aliases": [/anchor\.md:4:10/, /tag\.md:2:8/],
  // YAML's own tags (`!!str`) and unknown ones alike; `!!timestamp` even depends on the machine's time zone.
  "BG0107-yaml-types": [
    /BG0107\].*\n.*binary\.md/,
    /BG0107\].*\n.*function\.md/,
    /BG0107\].*\n.*text\.md/,
    /BG0107\].*\n.*timestamp\.md/,
  ],
  "BG0110-colon-in-a-list": [/help: .*"Who pays: Seoul or Pyongyang"/],
  // A step of a timeline has no time of day; a month is allowed.
  "BG0112-parts-of-dates": [/^(?![\s\S]*14:30)/, /2026-11`|month/],
  // Both do start with https://.
  "BG0113-odd-web-addresses": [/EFE/, /FT/, /^(?![\s\S]*must start with)/],
  "BG0114-image-without-address": [/BG0114\].*\n.*talks\.md:4:14/],
  // `reuter` in the front matter deserves the suggestion that `[@reutres]` in the text gets.
  "BG0201-citations": [/`reuter` is[\s\S]{0,300}did you mean `reuters`/],
  // Lists and quotes with lines that go on: the line of the citation, not of the paragraph.
  "BG0201-in-long-paragraphs": [/talks\.md:9:17/, /talks\.md:12:22/],
  // As the writer wrote it, not percent-encoded.
  "BG0203-letters-of-all-scripts": [/`없음\.md`/, /`مفقود\.md`/],
  "BG0206-section-twice": [/10:1[\s\S]*├─ briefings\/talks\.md:6:1/],
  "BG0301-topics": [/did you mean `East Asia`/, /did you mean `asia`/],
  // The place of a record is its name, wherever in the file it stands.
  "BG0307-name-not-first": [/apnews\.md:3:/, /ap\.md:3:/],
  // A story at the address of a list silently replaces it, or is replaced by it.
  "BG0401-page-of-the-theme": [/BG0401\].*\n.*archive\.md/, /BG0401\].*\n.*topics\.md/],
  // A file cannot be a folder too: `rss.xml` and `rss.xml/index.html`. Now the build fails in the middle of staging.
  "BG0401-file-and-folder": [/BG0401\].*\n.*a\.md/, /static\/stories/, /static\/sources\/ap\/index\.html/],
  "BG0403-double-slash": [/`\/old\/\/talks\/`/, /^(?![\s\S]*leads out)/],
  // The address is set; it is wrong, or the file cannot be read. One message is enough.
  "configuration-address": [/BG0113/, /^(?![\s\S]*BG0501)/],
  "configuration-not-yaml": [/BG0105/, /^(?![\s\S]*BG0501)/],
  // BG0101 exists; it cannot be changed. BG0501 is about something else.
  "configuration-fixed-severity": [/BG0101/, /^(?![\s\S]*did you mean)/],
};
