import type { Logo, SiteNames } from "../config/config.ts";
import type { Dependency } from "../dependencies/tracker.ts";
import type { ListingNode } from "../graph/node-languages.ts";
import type { EditionNode, OutletNode, TopicNode } from "../graph/nodes.ts";
import type { Counted } from "../graph/ranked.ts";
import type { SiteGraph } from "../graph/site-graph.ts";
import { type SitePath, sitePath } from "../router/paths.ts";
import type { PageNode } from "../router/routes.ts";
import { Alphabet } from "../text/alphabet.ts";
import { hashOf } from "../text/hash.ts";
import type { Moment } from "../text/moments.ts";
import { byCodePoint } from "../text/order.ts";
import { Formats } from "../theme/formats.ts";
import { Quantities, type Quantity } from "../theme/quantities.ts";
import { directionOf, phrase } from "../theme/words.ts";
import type { PageContext } from "./context.ts";
import type { Words } from "./frame-model.ts";
import type { DateModel, JoinedModel, LabelModel, LinkModel } from "./model.ts";

/** Words, numbers, dates and texts of links, in one language. */
export class Wording {
  readonly context: PageContext;
  /** The graph as pages in this language show it. */
  readonly graph: SiteGraph;
  readonly lang: string;
  readonly #words: Words;
  readonly #wordsRead: Dependency;
  readonly #formats: Formats;
  readonly #quantities: Quantities;
  #alphabet: Alphabet | undefined;
  readonly #counts = new Map<string, string>();

  constructor(context: PageContext, lang: string) {
    this.context = context;
    this.graph = context.graph.in(lang);
    this.lang = lang;
    this.#words = context.dictionary.of(lang);
    this.#wordsRead = context.graph.tracker.define(`words ${lang}`, hashOf(JSON.stringify(this.#words)));
    this.#formats = new Formats(lang);
    this.#quantities = new Quantities(lang);
  }

  /** The order of names in the language. */
  get alphabet(): Alphabet {
    this.#alphabet ??= new Alphabet(this.lang);
    return this.#alphabet;
  }

  /** Compares two nodes by their names. */
  readonly byName = (a: Named, b: Named): number =>
    this.alphabet.compare(a.name, b.name) || byCodePoint(a.id, b.id);

  /** Where a list of the site is in this language: `topics/`, `ko/topics/`. */
  path(list: string): SitePath {
    return sitePath(this.context.config.languages.prefixOf(this.lang) + list);
  }

  /** Where a node's page is; one in this language, if there is one. */
  pathOf(node: PageNode): SitePath {
    const own = this.context.routes.of(node);
    const { languages } = this.context.config;
    if (languages.all.length === 1 || !isListing(node)) return own;
    const [first, ...others] = this.context.languagesOf(node);
    const home = languages.homeOf(this.lang);
    return languages.homeOf(first!) !== home && others.includes(home) ? this.path(own) : own;
  }

  href(node: PageNode): string {
    return this.context.hrefTo(this.pathOf(node));
  }

  /** The site's title and description in the language. */
  get siteTitle(): string {
    return this.#own.title ?? this.context.config.site.title;
  }

  get siteDescription(): string {
    return this.#own.description ?? this.context.config.site.description;
  }

  get siteLogo(): Logo | undefined {
    return this.#own.logo ?? this.context.config.site.logo;
  }

  get siteNav(): NonNullable<SiteNames["nav"]> {
    return { ...this.context.config.nav, ...this.#own.nav };
  }

  get siteFooter(): string | undefined {
    return this.#own.footer ?? this.context.config.footer;
  }

  get #own(): SiteNames {
    const { config } = this.context;
    return config.names[config.languages.homeOf(this.lang)] ?? {};
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

  number(value: number): string {
    return this.#formats.number(value);
  }

  /** A key figure: “3”, “billion US dollars” → “$3 billion”. */
  quantity(value: string, unit: string | undefined): Quantity {
    return this.#quantities.of(value, unit);
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

  /** A name or title; that of a preview says that it is one: “Draft: A summit”. */
  titleOf(node: PageNode): string {
    if ("name" in node) return node.name;
    const title = node.kind === "edition" ? this.editionTitle(node) : node.title;
    if (!("preview" in node) || node.preview === undefined) return title;
    return this.phrase("preview_title", { label: this.label("preview", node.preview).label, title });
  }

  /** An edition's title in the language: its own, or one made from its date. */
  editionTitle(edition: EditionNode): string {
    const own = this.graph.editions.isAtHome(edition) ? edition.document?.front.title : undefined;
    if (own !== undefined) return own;
    const isWeekly = edition.document === undefined && this.context.config.editions?.every === "week";
    return this.phrase(isWeekly ? "edition_week" : "edition_of", { date: this.date(edition.date.day).text });
  }

  /** From one day to a later one: “February – November 2025”. */
  days(from: string, to: string): string {
    return this.#formats.days(from, to);
  }

  /** See `Formats`. */
  get firstWeekday(): number {
    return this.#formats.firstWeekday;
  }

  /** The days of the week in their order: “Mon”, “Monday”. */
  weekdays(): ReturnType<Formats["weekdays"]> {
    return this.#formats.weekdays();
  }

  /** The name of a country in the language, by its ISO 3166 code. */
  country(code: string): string {
    return this.#formats.region(code);
  }

  link(node: PageNode): LinkModel {
    const link = { text: this.titleOf(node), href: this.href(node) };
    const lang = "language" in node ? node.language : this.lang;
    return lang === this.lang ? link : { ...link, lang, dir: directionOf(lang) };
  }

  counted(rows: readonly Counted<TopicNode | OutletNode>[], limit: number): LinkModel[] {
    return rows.slice(0, limit).map(({ node, count }) => ({ count, ...this.link(node) }));
  }

  /** A link to a page by its path, with one of the theme's words as text. */
  linkTo(path: string, word: string): LinkModel {
    return { text: this.t[word] ?? word, href: this.context.hrefTo(this.path(path)) };
  }
}

interface Named {
  readonly name: string;
  readonly id: string;
}

const isListing = (node: PageNode): node is ListingNode =>
  ["topic", "outlet", "author", "storyline", "edition"].includes(node.kind);
