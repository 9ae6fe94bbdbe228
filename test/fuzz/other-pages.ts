import fc from "fast-check";
import { stringify as stringifyToml } from "smol-toml";
import { stringify } from "yaml";
import { damaged, hostileText, markdown } from "./texts.ts";

/** A page of another generator: where it is, and its text without what no file of a site can hold. */
export interface OtherPage {
  readonly path: string;
  readonly text: string;
}

const KEYS = [
  ..."title date lastmod last_modified_at updated description summary excerpt slug draft published lang".split(
    " ",
  ),
  ..."locale author authors aliases redirect_from permalink url tags categories category topics image".split(
    " ",
  ),
  ..."images cover layout params menu __proto__ constructor toString weight".split(" "),
];

const value = fc.oneof(
  { weight: 5, arbitrary: hostileText },
  { weight: 2, arbitrary: fc.array(hostileText, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.array(fc.record({ name: hostileText }), { maxLength: 2 }) },
  { weight: 1, arbitrary: fc.dictionary(hostileText, hostileText, { maxKeys: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(true, false, null, 0, -1, 1e21, 20261120, 0.1, [], {}) },
);

const DATES = [
  "2026-11-20",
  "2026-11-20 10:00:00 +0900",
  "2026-11-20T10:00:00.5Z",
  "Fri, 20 Nov 2026 10:00:00 GMT",
  "20 November 2026",
  "2026/11/20",
  "275760-09-13",
  "+275760-09-13T00:00:00Z",
  "-000001-01-01T00:00:00Z",
  "0000-01-01",
  "1 Jan 275760 00:00 GMT",
];

/** Most have what makes a briefing of them, so that what is made is built. */
const front = fc
  .tuple(
    fc.dictionary(fc.oneof(fc.constantFrom(...KEYS), hostileText), value, { maxKeys: 6 }),
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...DATES) }, { weight: 1, arbitrary: hostileText }),
  )
  .map(([values, date]) => ({ title: "A title", date, ...values }) as Record<string, unknown>);

const FORMATS: Readonly<Record<string, (values: Record<string, unknown>) => string>> = {
  yaml: (values) => `---\n${stringify(values)}---\n`,
  flow: (values) => `---\n${JSON.stringify(values)}\n---\n`,
  toml: (values) => `+++\n${stringifyToml(withoutNull(values) as never)}\n+++\n`,
  json: (values) => `${JSON.stringify(values, null, 2)}\n`,
};

/** TOML has no word for nothing. */
const withoutNull = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, one]) => one !== null));

const body = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: markdown },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          "{{< youtube abc >}}",
          "{{% note %}}",
          "{% highlight js %}",
          "{% endhighlight %}",
          "{{ page.title }}",
          "<!--more-->",
          "[AP](https://apnews.com/a)",
          '[A "b"](https://xn--a.example/?a=b "c")',
          "[x](https://[::1]/)",
          "[x](https://localhost/)",
          "[x](https://%00/)",
          "[**b** `c`](https://example.com/)",
          "[^n]",
          "\n\n[^n]: note\n",
        ),
      },
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(" "));

const name = fc.oneof(fc.constantFrom("2026-11-20-a", "index", "_x", "CON", "a.b"), hostileText);

export const otherPage: fc.Arbitrary<OtherPage> = fc
  .tuple(front, fc.constantFrom(...Object.keys(FORMATS)), body, name, fc.boolean())
  .chain(([values, format, text, file, isDamaged]) => {
    const written = `${FORMATS[format]!(values)}\n${text}\n`;
    return fc.record({
      path: fc.constantFrom("", "posts/", "_posts/", "_drafts/").map((folder) => `${folder}${file}.md`),
      text: isDamaged ? damaged(written) : fc.constant(written),
    });
  })
  .map(({ path, text }) => ({ path, text: readable(text) }));

/** As `decodeText` lets it through. */
const readable = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\ufffd\p{Noncharacter_Code_Point}]/gu, (sign) => ("\n\t".includes(sign) ? sign : "?"));
