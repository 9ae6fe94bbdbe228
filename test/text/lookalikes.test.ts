import { expect, test } from "vitest";
import { lookOf } from "../../src/text/lookalikes.ts";

test.each([
  ["Reuters", "R\u0435uters"],
  ["AP", "\u0410\u0420"],
  ["AP", "\uff21\uff30"],
  ["BBC News", "BBC\u00a0News\u200b"],
  ["NATO", "\u039d\u0391\u03a4\u039f"],
  ["Office", "O\ufb03ce"],
])("%s and %s look the same", (one, other) => expect(lookOf(other)).toBe(lookOf(one)));

test.each([
  ["Oil", "Öl"],
  ["Рим", "Rome"],
  ["Korea", "كوريا"],
  ["Le Monde", "Le Mondé"],
])("%s and %s do not", (one, other) => expect(lookOf(other)).not.toBe(lookOf(one)));
