import type { Config } from "../config/config.ts";
import { CONFIG_FILE } from "../config/file.ts";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import type { YamlParser } from "../markdown/parsers.ts";
import { mapOf, verbatim } from "../schema/index.ts";

/** The theme's words in one language, by name. */
type Words = Readonly<Record<string, string>>;

/** The theme's words by language, from `templates/strings/*.yaml`. */
export interface StringsFile {
  /** `en`, `ar`, `pt-BR`. */
  readonly language: string;
  readonly path: string;
  readonly text: string;
}

const FALLBACK = "en";
const words = mapOf("name", verbatim);

/** The theme's words in each language, some replaced by the configuration's. */
export class Dictionary {
  readonly #languages = new Map<string, Words>();
  readonly #own: Words;

  constructor(
    files: readonly StringsFile[],
    config: Pick<Config, "strings">,
    parser: YamlParser,
    report: Report,
  ) {
    for (const file of files) {
      const yaml = parser.read({ path: file.path, text: file.text, offset: 0 }, report);
      const entries =
        yaml && words.decode(yaml, { path: file.path, text: file.text, timeZone: "UTC", report });
      if (entries)
        this.#languages.set(
          file.language,
          Object.fromEntries(entries.map(({ key, value }) => [key.value, value])),
        );
    }
    const known = this.#languages.get(FALLBACK) ?? {};
    for (const { key } of config.strings) {
      if (Object.hasOwn(known, key.value)) continue;
      const at = { path: CONFIG_FILE, span: key.span };
      report(
        diagnostic("BG0102", `the theme has no word called \`${key.value}\``, {
          at,
          label: didYouMean(key.value, Object.keys(known)),
        }),
      );
    }
    this.#own = Object.fromEntries(config.strings.map(({ key, value }) => [key.value, value.value]));
  }

  /** Whether there are words in a language, or in the one that it is a form of. */
  has(language: string): boolean {
    return this.#languages.has(language) || this.#languages.has(language.split("-")[0]!);
  }

  /** The words for a language tag: those of `pt-BR`, over those of `pt`, over English. */
  of(language: string): Words {
    const base = language.split("-")[0]!;
    return {
      ...this.#languages.get(FALLBACK),
      ...this.#languages.get(base),
      ...this.#languages.get(language),
      ...this.#own,
    };
  }
}

/** Replaces `{name}` in a phrase. */
export function phrase(
  template: string | undefined,
  values: Readonly<Record<string, string | number>>,
): string {
  return (template ?? "").replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ""));
}

const RIGHT_TO_LEFT = /^(?:ar|arc|ckb|dv|fa|he|ks|ku-Arab|nqo|pa-Arab|ps|sd|syr|ug|ur|yi)(?:-|$)/;

/** The direction of a language's usual script (Unicode CLDR, characterOrder). */
export const directionOf = (language: string): "ltr" | "rtl" =>
  RIGHT_TO_LEFT.test(language) ? "rtl" : "ltr";
