/**
 * Characters that change the direction of text: embeddings, overrides and isolates, and the characters that close them
 * (UAX #9, section 2). Marks are not among them: they only act like a letter with a direction.
 */
export const DIRECTION_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/;

const [POP, POP_ISOLATE] = ["\u202c", "\u2069"];

/** The closing character for each opening character. */
const CLOSER: Readonly<Record<string, string>> = {
  ...{ "\u202a": POP, "\u202b": POP, "\u202d": POP, "\u202e": POP },
  ...{ "\u2066": POP_ISOLATE, "\u2067": POP_ISOLATE, "\u2068": POP_ISOLATE },
};

const OVERRIDES = "\u202d\u202e";

/** Text without characters that reverse what follows, or show letters in a different order than they are written. */
export interface Balanced {
  readonly text: string;
  /** The problem with the first character that was left out or not closed: `U+202C closes nothing`. */
  readonly problem: string | undefined;
}

/**
 * Closes whatever the text opens, and leaves out characters that close nothing, and overrides: these hide what a text
 * says (“Trojan source”), and no language needs them.
 */
export function balance(text: string): Balanced {
  if (!DIRECTION_CONTROLS.test(text)) return { text, problem: undefined };
  const open: string[] = [];
  const problems: string[] = [];
  let balanced = "";
  for (const sign of text) {
    const closer = CLOSER[sign];
    if (closer !== undefined) open.push(sign);
    if (OVERRIDES.includes(sign))
      problems.push(`${name(sign)} shows letters in a different order than they are written`);
    else if (sign !== POP && sign !== POP_ISOLATE) balanced += sign;
    else {
      const closed = close(open, sign);
      if (closed === undefined) problems.push(`${name(sign)} closes nothing`);
      else if (!OVERRIDES.includes(closed)) balanced += sign;
    }
  }
  for (const sign of open.reverse()) {
    if (OVERRIDES.includes(sign)) continue;
    problems.push(`${name(sign)} is not closed`);
    balanced += CLOSER[sign];
  }
  return { text: balanced, problem: problems[0] };
}

/** What the character closes, by rules X6a and X7: an isolate with all that is open in it, or the embedding opened last. */
function close(open: string[], sign: string): string | undefined {
  const at = sign === POP ? open.length - 1 : open.findLastIndex((one) => CLOSER[one] === sign);
  if (at < 0 || CLOSER[open[at]!] !== sign) return undefined;
  return open.splice(at)[0];
}

const name = (sign: string): string => `U+${sign.charCodeAt(0).toString(16).toUpperCase()}`;
