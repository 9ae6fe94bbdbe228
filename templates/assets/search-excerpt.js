// Cuts a story's text to what a result of the search shows.

/** UTF-16 units of an excerpt, and of what it shows before the first mark. */
const LENGTH = 240;
const BEFORE = 60;

/** The part of a text that holds what was asked for: `[{text, mark}, …]`. `words`: the module search-words.js. */
export function excerptOf(text, question, words) {
  const marks = marksOf(text, question, words);
  const from = startOfWord(text, Math.max(0, (marks[0]?.start ?? 0) - BEFORE));
  const to = endOfWord(text, Math.min(text.length, from + LENGTH));
  const pieces = [];
  let at = from;
  for (const { start, end } of marks) {
    if (start < at || end > to) continue;
    pieces.push({ text: text.slice(at, start), mark: false }, { text: text.slice(start, end), mark: true });
    at = end;
  }
  pieces.push({ text: text.slice(at, to), mark: false });
  if (from > 0) pieces.unshift({ text: "… ", mark: false });
  if (to < text.length) pieces.push({ text: " …", mark: false });
  return pieces.filter((piece) => piece.text !== "");
}

/** Where a text holds the whole question, or else where it holds its parts: `[{start, end}, …]`, in order. */
function marksOf(text, question, words) {
  const atoms = words.atomsOf(words.unitsOf(question));
  if (atoms.length === 0) return [];
  const units = words.unitsOf(text);
  const phrases = marksWhere(units, (at) => phraseEnd(units, at, atoms, words));
  if (phrases.length > 0) return phrases;
  return marksWhere(units, (at) => Math.max(...atoms.map((atom) => atomEnd(units, at, atom, words, true))));
}

/** `endAt`: the unit after a match that starts at a unit; 0 if there is none. */
function marksWhere(units, endAt) {
  const marks = [];
  for (let at = 0; at < units.length; ) {
    const end = endAt(at);
    if (end > at) marks.push({ start: units[at].start, end: units[end - 1].end });
    at = Math.max(at + 1, end);
  }
  return marks;
}

function phraseEnd(units, at, atoms, words) {
  let end = at;
  for (const [index, atom] of atoms.entries()) {
    const isLast = index === atoms.length - 1;
    const next = atomEnd(units, end, atom, words, false) || (isLast ? beginningEnd(units, end, atom) : 0);
    if (next === 0) return 0;
    end = next;
  }
  return end;
}

const beginningEnd = (units, at, { text }) =>
  text?.length > 2 && units[at]?.run === 0 && units[at].text.startsWith(text) ? at + 1 : 0;

function atomEnd(units, at, { characters, text }, words, formsToo) {
  if (characters) {
    const isHere = characters.every(
      (character, index) => units[at + index]?.text === character && units[at + index].run === units[at].run,
    );
    return isHere ? at + characters.length : 0;
  }
  const unit = units[at];
  if (unit === undefined || unit.run !== 0) return 0;
  if (unit.text === text || words.bareForms(unit.text).includes(text)) return at + 1;
  return formsToo && (words.isForm(unit.text, text) || unit.text.startsWith(text)) ? at + 1 : 0;
}

/** Moves to where a word starts, if one does nearby: scripts without spaces have no such places. */
function startOfWord(text, at) {
  if (at === 0) return 0;
  const space = text.slice(at, at + BEFORE / 2).search(/\s/);
  return space < 0 ? wholeCharacter(text, at) : at + space + 1;
}

function endOfWord(text, at) {
  if (at === text.length) return at;
  const space = text.slice(at - BEFORE / 2, at).search(/\s\S*$/);
  return space < 0 ? wholeCharacter(text, at) : at - BEFORE / 2 + space;
}

/** Not between the halves of a surrogate pair, nor before a mark that belongs to the character before. */
function wholeCharacter(text, at) {
  let start = at;
  while (start > 0 && /^[\udc00-\udfff\p{M}]/u.test(text.slice(start))) start -= 1;
  return start;
}
