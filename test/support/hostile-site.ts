/** A site in which every text of every kind of file is an attack; one story and one record of each kind for each attack. */
export function hostileSite(attacks: readonly string[]): Record<string, string> {
  const files: Record<string, string> = {
    ...{ "briefgen.config.yaml": JSON.stringify(CONFIG), "static/x.svg": SVG, "static/x.mp3": "x" },
  };
  for (const [index, attack] of attacks.entries()) {
    files[`briefings/a${index}.md`] = hostileStory(attack, index);
    files[`briefings/topics/t${index}.md`] = record(
      { ...named(attack, "topic", index), description_from: { url: address(attack), licence: attack } },
      hostileBody(attack, false),
    );
    files[`briefings/sources/o${index}.md`] = record(
      {
        ...{ ...named(attack, "outlet", index), owner: [attack], url: address(attack) },
        ratings: [
          {
            by: attack,
            dimension: attack,
            value: attack,
            scale: attack,
            url: address(attack),
            retrieved: DAY,
          },
        ],
      },
      hostileBody(attack, false),
    );
    files[`briefings/questions/q${index}.md`] = record(
      { question: `${attack} question ${index}`, date: DAY, topics: [`${attack} topic ${index}`] },
      hostileBody(attack, false),
    );
    files[`briefings/authors/w${index}.md`] = record(
      {
        ...{ ...named(attack, "author", index), role: attack, image: picture(attack) },
        ...{ links: [{ label: attack, url: address(attack) }], beats: [`${attack} topic ${index}`] },
      },
      attack,
    );
    files[`pages/p${index}.md`] = record(
      { title: `${attack} page ${index}`, summary: attack, updated: DAY, menu: false },
      attack,
    );
    files[`briefings/storylines/l${index}.md`] = record(
      { title: `${attack} line ${index}`, synopsis: attack, topics: [`${attack} topic ${index}`] },
      hostileBody(attack, false),
    );
  }
  return files;
}

const DAY = "2026-11-20";

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>';

/** JSON is YAML. */
const CONFIG = {
  site: {
    title: "'\"><script>tripwire(1)</script>",
    description: "</title><img src=tripwire onerror=tripwire(1)>",
    url: "https://example.org/",
    id: "example.org,2026",
    publisher: { name: '"><svg onload=tripwire(1)>', url: "https://example.org/" },
  },
  search: "off",
  diagnostics: Object.fromEntries(
    ["BG0203", "BG0204", "BG0206", "BG0207", "BG0208", "BG0209"].map((code) => [code, "off"]),
  ),
};

/** A small site whose configuration has every attack wherever it may hold words. */
export function hostileConfiguration(attacks: readonly string[]): Record<string, string> {
  const [first = ""] = attacks;
  const labels = attacks.map((label) => ({ page: "about", label }));
  const titles = attacks.map((title) => ({ storyline: "line", title }));
  const config = {
    ...CONFIG,
    site: {
      ...CONFIG.site,
      logo: { src: "/x.svg", alt: first },
      social: attacks.map((label) => ({ url: address(label), label })),
      licence: { name: first, url: address(first) },
    },
    nav: { header: [{ label: first, items: labels }], footer: labels },
    footer: attacks.join("\n\n"),
    home: ["lead", ...titles, "latest"],
  };
  return {
    "briefgen.config.yaml": JSON.stringify(config),
    "static/x.svg": SVG,
    "briefings/a.md": record({ title: "A", date: DAY, storyline: "line" }, "Text."),
    "briefings/storylines/line.md": record({ title: "Line" }, ""),
    "pages/about.md": record(
      { title: "About" },
      attacks.map((title) => block({ show: "latest", title })).join("\n\n"),
    ),
  };
}

const block = (keys: object): string => `\`\`\`block\n${JSON.stringify(keys)}\n\`\`\``;

/** An address that is one, with the attack wherever an address can hold it. */
const address = (attack: string): string =>
  `https://example.com/${encodeURIComponent(attack)}?${attack.replace(/\s/g, "+")}#${attack.replace(/\s/g, "+")}`;

const picture = (attack: string) => ({
  ...{ src: "/x.svg", alt: attack, caption: attack, credit: attack, licence: attack },
});

const named = (attack: string, kind: string, index: number) => ({
  name: `${attack} ${kind} ${index}`,
  aliases: [`${attack} ${kind} alias ${index}`],
});

/** JSON is YAML. */
const record = (front: object, body: string): string =>
  `---\n${Object.entries(front)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join("")}---\n\n${body}\n`;

function hostileStory(attack: string, index: number): string {
  const front = {
    ...{
      title: `${attack} ${index}`,
      date: DAY,
      updated: DAY,
      summary: attack,
      authors: [`${attack} author ${index}`],
    },
    ...{ image: picture(attack), audio: { src: "/x.mp3", title: attack } },
    verification: { level: "disputed", note: attack },
    production: { mode: "assisted", note: attack },
    topics: [{ topic: `${attack} topic ${index}`, role: "main" }, `${attack} without a record ${index}`],
    storyline: `l${index}`,
    sources: [
      {
        ...{ key: "one", source: `${attack} outlet ${index}`, title: attack, url: address(attack) },
        ...{ archive: address(attack), via: `${attack} via ${index}`, byline: attack, stresses: attack },
      },
      { key: "two", source: `${attack} other ${index}`, title: `${attack} 2` },
    ],
    questions: [`q${index}`, { question: attack, answer: attack }],
    timeline: [{ date: "2019-02", text: attack, cites: ["one"], story: `a${index}` }],
    claims: [{ claim: attack, by: { one: "supports", two: "disputes" } }],
    figures: [{ label: attack, value: attack, unit: attack, cites: ["one"] }],
    quotes: [{ text: attack, speaker: attack, cite: "one" }],
    unknowns: [attack],
    corrections: [{ at: DAY, kind: "correction", text: attack, was: attack, now: attack }],
    extra: { anything: attack },
  };
  return record(front, hostileBody(attack, true));
}

/** The attack wherever a text can hold one: as it is, and in every kind of block and span. */
function hostileBody(attack: string, isStory: boolean): string {
  const line = attack.replace(/\s+/g, " ");
  return [
    `Text of ${line} outlet 0 and ${line} topic 0.${isStory ? " [@one]" : ""}`,
    attack,
    `## ${line}`,
    `> ${line}`,
    `- ${line}\n- [ ] ${line}`,
    `| ${line} | b |\n|---|---|\n| ${line} | ${line} |`,
    `[${line}](https://example.com/) [x](https://example.com/ "${line.replace(/["\\]/g, "\\$&")}") ![${line}](https://example.com/)`,
    `*${line}* **${line}** \`${line}\` ~~${line}~~`,
    `\`\`\`${line.replaceAll("`", "")}\n${attack}\n\`\`\``,
    `~~~ ${line}\n${attack}\n~~~`,
    `<abbr title="${line.replaceAll('"', "&quot;")}">x</abbr> <a href="${line.replaceAll('"', "&quot;")}">x</a> <img alt='${line.replaceAll("'", "&#39;")}' src="https://example.com/">`,
    `<code>${line.replace(/[<&]/g, (sign) => `&#${sign.charCodeAt(0)};`)}&#10;&#10;${line.replace(/[<&]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</code>`,
    `![${line.replace(/[[\]\\]/g, "\\$&")}](/x.svg "${line.replace(/["\\]/g, "\\$&")} | ${line.replace(/["\\]/g, "\\$&")}")`,
    `> [!NOTE]\n> ${line}`,
    `[${line.replace(/[[\]\\]/g, "\\$&")}](${address(attack).replace(/[()<>\s]/g, encodeURIComponent)})`,
    ...(isStory ? [chart(CHARTS[line.length % CHARTS.length]!, line)] : []),
    ...(isStory ? [`[see ${line.replaceAll("@", "")} @one, ${line.replaceAll("@", "")}; @two]`] : []),
    `Note.[^n]\n\n[^n]: ${line}`,
    ...(isStory ? [`## What the papers say\n\n${line}`, `## Go deeper\n\n- ${line}`] : []),
  ].join("\n\n");
}

const CHARTS = ["bars", "stacked bars", "lines", "dots"];

/** A chart with the attack in everything that is read. */
const chart = (type: string, line: string): string => {
  const cell = line.replaceAll("|", "\\|");
  const words = ["title", "unit", "source", "note", "alt"].map((key) => `${key}: ${line}`).join("\n");
  return `\`\`\`chart\ntype: ${type}\n${words}\n\n| ${cell} | ${cell} | b |\n|---|---|---|\n| x ${cell} | 1 | 2 |\n| c | 2 | 3 |\n\`\`\``;
};
