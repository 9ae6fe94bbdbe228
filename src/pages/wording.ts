import type { Dependency } from "../dependencies/tracker.ts";
import type { OutletNode, TopicNode } from "../graph/nodes.ts";
import type { Counted } from "../graph/ranked.ts";
import type { PageNode } from "../router/routes.ts";
import { hashOf } from "../text/hash.ts";
import type { Moment } from "../text/moments.ts";
import { Formats } from "../theme/formats.ts";
import { phrase } from "../theme/words.ts";
import type { PageContext } from "./context.ts";
import type { DateModel, JoinedModel, LabelModel, LinkModel, Words } from "./model.ts";

/** Words, numbers, dates and texts of links, in one language. */
export class Wording {
  readonly context: PageContext;
  readonly lang: string;
  readonly #words: Words;
  readonly #wordsRead: Dependency;
  readonly #formats: Formats;
  readonly #counts = new Map<string, string>();

  constructor(context: PageContext, lang: string) {
    this.context = context;
    this.lang = lang;
    this.#words = context.dictionary.of(lang);
    this.#wordsRead = context.graph.tracker.define(
      hashOf(`words ${lang}`),
      hashOf(JSON.stringify(this.#words)),
    );
    this.#formats = new Formats(lang);
  }

  /** The theme's words in the language. */
  get t(): Words {
    this.context.graph.tracker.read(this.#wordsRead);
    return this.#words;
  }

  /** The title of one page of a list. */
  pageTitle(title: string, number: number): string {
    return number === 1 ? title : this.phrase("title_page", { title, number });
  }

  /** A phrase with a number, in the plural form of the language: `count("stories", 5)` → “5 stories”. */
  count(name: string, count: number): string {
    const key = `${name} ${count}`;
    const known = this.#counts.get(key);
    if (known !== undefined) return known;
    const form = this.#formats.plural(count);
    const text = phrase(this.t[`${name}_${form}`] ?? this.t[`${name}_other`], {
      count: this.#formats.number(count),
    });
    this.#counts.set(key, text);
    return text;
  }

  phrase(name: string, values: Readonly<Record<string, string | number>>): string {
    return phrase(this.t[name], values);
  }

  /** Words in a row, without “and”: “English, Spanish”. */
  list(words: readonly string[]): string {
    return this.#formats.list(words);
  }

  /** The parts of an enumeration, each with what joins it to the previous one: “Mina Park and Jonas Weber”. */
  joined<T extends { readonly text: string }>(things: readonly T[]): (T & JoinedModel)[] {
    return this.#formats.joined(things);
  }

  label(group: string, value: string): LabelModel {
    return { value, label: this.t[`${group}_${value.replaceAll("-", "_")}`] ?? value };
  }

  /** A day, month or year, as exact as it was written. */
  date(partial: string): DateModel {
    return { iso: partial, text: this.#formats.date(partial) };
  }

  /** A moment as a calendar day in the site's time zone. */
  day(moment: Moment): DateModel {
    return { iso: moment.time === undefined ? moment.day : moment.iso, text: this.date(moment.day).text };
  }

  /** A moment with its time of day, if that is known. */
  time(moment: Moment): DateModel {
    const { iso, text } = this.day(moment);
    return {
      iso,
      text: moment.time === undefined ? text : this.phrase("date_time", { date: text, time: moment.time }),
    };
  }

  link(node: PageNode): LinkModel {
    return { text: "name" in node ? node.name : node.title, href: this.context.href(node) };
  }

  counted(rows: readonly Counted<TopicNode | OutletNode>[], limit: number): LinkModel[] {
    return rows.slice(0, limit).map(({ node, count }) => ({ count, ...this.link(node) }));
  }

  /** A link to a page by its path, with one of the theme's words as text. */
  linkTo(path: string, word: string): LinkModel {
    return { text: this.t[word] ?? word, href: this.context.hrefTo(path) };
  }
}
