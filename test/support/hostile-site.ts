/** A site in which every text of every kind of file is an attack; one story and one record of each kind for each attack. */
export function hostileSite(attacks: readonly string[]): Record<string, string> {
  const files: Record<string, string> = { "briefgen.config.yaml": CONFIG };
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
    files[`briefings/storylines/l${index}.md`] = record(
      { title: `${attack} line ${index}`, synopsis: attack, topics: [`${attack} topic ${index}`] },
      hostileBody(attack, false),
    );
  }
  return files;
}

const DAY = "2026-11-20";

const CONFIG = `site:
  title: "'\\"><script>tripwire(1)</script>"
  description: "</title><img src=tripwire onerror=tripwire(1)>"
  url: https://example.org/
  id: example.org,2026
  publisher: {name: "\\"><svg onload=tripwire(1)>", url: "https://example.org/"}
search: off
diagnostics: {BG0203: off, BG0204: off, BG0206: off, BG0207: off, BG0208: off, BG0209: off}
`;

/** An address that is one, with the attack wherever an address can hold it. */
const address = (attack: string): string =>
  `https://example.com/${encodeURIComponent(attack)}?${attack.replace(/\s/g, "+")}#${attack.replace(/\s/g, "+")}`;

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
    `Note.[^n]\n\n[^n]: ${line}`,
    ...(isStory ? [`## What the papers say\n\n${line}`, `## Go deeper\n\n- ${line}`] : []),
  ].join("\n\n");
}
