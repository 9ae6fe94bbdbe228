import { expect, test } from "vitest";
import { pageText, postText } from "./pages.ts";

test.each([
  ["[a](https://one.example/a_(b))", "https://one.example/a_(b)"],
  ["[a][b] c\n\n[b]: https://one.example/b 'T'", "https://one.example/b"],
  ["[B][] c\n\n[b]: https://one.example/b", "https://one.example/b"],
  ["[b] c\n\n[b]: <https://one.example/b>", "https://one.example/b"],
  ["[a](https://one.example/c 'Title')", "https://one.example/c"],
  ["[a](https://one.example/c (Title))", "https://one.example/c"],
  ["[a](<https://one.example/d e>)", "https://one.example/d e"],
  ["<https://one.example/e>", "https://one.example/e"],
  ["at https://one.example/f.", "https://one.example/f"],
  ['<a class="x" href="https://one.example/g?a=b&amp;c=d">g</a>', "https://one.example/g?a=b&c=d"],
  ["<a href='https://one.example/h'>h <b>i</b></a>", "https://one.example/h"],
  ["| a |\n|---|\n| [a](https://one.example/i) |", "https://one.example/i"],
  ["[a **b** `c`](//one.example/j)", "https://one.example/j"],
])("the link in %j is a source, cited at the link", (written, url) => {
  const { text, sources } = pageText(written);
  expect(sources).toEqual([url]);
  expect(text).toMatch(/[)\]>a-z] \[@one\]/);
  expect(text.replace(" [@one]", "")).toBe(written);
});

test.each([
  "```sh\n[a](https://one.example/)\n{{< x >}} {: .b }\n```",
  "- Step\n\n  ~~~\n  [a](https://one.example/) {{% x %}}\n  ~~~",
  "Text.\n\n    [a](https://one.example/) {% x %}",
  "``[a](https://one.example/) {{ site.title }}``",
  "<pre>[a](https://one.example/) {{< x >}} <a href='https://one.example/'>b</a></pre>",
  "<!-- [a](https://one.example/) {{< x >}} -->",
])("code and comments stay as they are: %j", (written) => {
  for (const from of [pageText, postText])
    expect(from(written)).toEqual({ text: written, notes: [], sources: [] });
});

test.each([
  ["* TOC\n{:toc}\n\nText.", "Text.", ["5: removed kramdown's table of contents, `{:toc}`"]],
  ["Text.\n{: .lead}", "Text.", ["6: attributes of kramdown or Goldmark were removed"]],
  [
    '{:refdef: style="text-align: center;"}\nA picture.\n{: refdef}',
    "A picture.",
    ["5: removed attributes of kramdown", "7: removed attributes of kramdown"],
  ],
  ["A *word*{: .x} here.", "A *word* here.", ["5: removed attributes of kramdown"]],
  ["## Heading {#own}\n\n[a](#own)", '<a id="own"></a>\n\n## Heading\n\n[a](#own)', []],
  ["## Heading\n\n[a](#heading-)", "## Heading\n\n[a](#heading)", []],
  [
    "*[HTML]: Hyper Text\n\nText.",
    "<!-- *[HTML]: Hyper Text -->\n\nText.",
    ["5: abbreviations of kramdown are comments now"],
  ],
  ["Term\n: First.\n: Second.", "- **Term**:\n  First.\\\n  Second.", []],
  ["> [!NOTE]\n> Text.", "> **Note**\n> Text.", []],
  [
    '[caption id="x"]![a](https://one.example/a.png) Text[/caption]',
    "![a](https://one.example/a.png) Text",
    [
      "5: removed `[caption]`, the picture and its caption stay",
      "5: removed `[caption]`, the picture and its caption stay",
    ],
  ],
  ["{% raw %}{{ a }}{% endraw %}", "{{ a }}", []],
  ["{% highlight js %}\n{{ a }}\n{% endhighlight %}", "```js\n{{ a }}\n```", []],
  [
    "{% comment %}\nnot for readers\n{% endcomment %}",
    "<!-- {% comment %}\nnot for readers\n{% endcomment %} -->",
    ["5: comments of the old generator are HTML comments now"],
  ],
  [
    "{% if false %}\nEmbargoed.\n{% endif %}\n\n{% capture x %}Kept for later.{% endcapture %}",
    "<!-- {% if false %}\nEmbargoed.\n{% endif %} -->\n\n<!-- {% capture x %}Kept for later.{% endcapture %} -->",
    ["5: what Liquid never shows is in a comment now", "9: what Liquid never shows is in a comment now"],
  ],
  ["{% include note.html text='Careful.' %}", "> Careful.", []],
  ["{% youtube abc %}", "<https://www.youtube.com/watch?v=abc> [@youtube]", []],
  [
    "{{ page.title }} and {{ page.nothing }}.",
    "A and <!-- {{ page.nothing }} -->.",
    ["5: `{{ page.nothing }}` is in a comment now: readers do not see it"],
  ],
  [
    "{% if x %} **bold**",
    "**bold** <!-- {% if x %} -->",
    ["5: `{% if %}` is in a comment now: what is inside is shown in any case"],
  ],
  [
    "<script>a()</script>\n\nText.",
    "<!-- <script>a()</script> -->\n\nText.",
    ["5: `<script>` is in a comment now: texts have none"],
  ],
  ['<script src="https://gist.github.com/a/1.js"></script>', "<https://gist.github.com/a/1> [@github]", []],
  ["Twitter's [@one], \\[@two] and [@*].", "Twitter's \\[@one], \\[@two] and \\[@*].", []],
])("Jekyll: %j becomes %j", (written, made, notes) => {
  expect(postText(written)).toMatchObject({ text: made, notes });
});

test.each([
  ['{{< youtube id="abc" title="A film" >}}', "[A film](https://www.youtube.com/watch?v=abc) [@youtube]", []],
  [
    '{{< figure src="/a.png" alt="An a" caption="By B" >}}',
    "![An a](/a.png) By B",
    ["5: `{{< figure >}}` is a picture in Markdown now"],
  ],
  [
    '{{< figure src="/b.png" alt="A b" >}} text',
    'text <!-- {{< figure src="/b.png" alt="A b" >}} -->',
    ["5: `{{< figure >}}` is in a comment now: its picture was not found"],
  ],
  ['{{< quote-block text="Try again." cite="B" >}}', "> Try again. — B", []],
  [
    "{{% note %}}\nKept.\n{{% /note %}}",
    "<!-- {{% note %}} -->\nKept.\n<!-- {{% /note %}} -->",
    [
      "5: `{{% note %}}` is in a comment now: readers do not see it",
      "7: `{{% note %}}` is in a comment now: readers do not see it",
    ],
  ],
  ["{{< highlight go >}}\nx := 1\n{{< /highlight >}}", "```go\nx := 1\n```", []],
  ["{{</* x */>}}", "{{&lt; x >}}", []],
  [
    '[a]({{< ref "b.md" >}} "T")',
    "a",
    ["5: links to pages and files that are not imported are plain text now"],
  ],
  [
    '[a]({{< file "b.pdf" >}})',
    "a",
    ["5: `{{< file >}}` was left out of an address", "5: links to no address are plain text now"],
  ],
  [
    '<iframe src="//one.example/e" title="Slides"></iframe>',
    '<a href="https://one.example/e">Slides</a></iframe>',
    ["5: `<iframe>` is a link now"],
  ],
])("Hugo: %j becomes %j", (written, made, notes) => {
  expect(pageText(written, { files: ["static/a.png"] })).toMatchObject({ text: made, notes });
});
