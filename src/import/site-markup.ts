import type { Notes } from "./site-note.ts";
import { ADDED, codeIn, type Match, replaceOutside } from "./site-text.ts";

/** Markup that only the old generator understands, and what it becomes in Markdown. Lines keep their numbers. */

/** Keeps what readers do not see out of their sight. */
export const comment = (text: string): string =>
  `<!-- ${text.replace(/--(!?>)/g, "- -$1").replace(/^-?>/, " $&")} -->`;

/** `{% highlight js %}` and `{{< highlight js >}}`: fenced code. */
const CODE_BLOCK =
  /^([^\S\n]*)(?:\{%-?\s*highlight\s+([\w+#.-]+)[^\n]*?%\}|\{\{[<%]\s*highlight\s+"?([\w+#.-]+)"?[^\n]*?[>%]\}\})([\s\S]*?)(?:\{%-?\s*endhighlight\s*-?%\}|\{\{[<%]\s*\/\s*highlight\s*[>%]\}\})/gm;

/** Blocks that the old generator does not show. */
const HIDDEN =
  /\{%-?\s*comment\s*-?%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}|\{\{[<%]\s*comment\s*[>%]\}\}[\s\S]*?\{\{[<%]\s*\/\s*comment\s*[>%]\}\}|\{\{-?\s*\/\*[\s\S]*?\*\/\s*-?\}\}|\{::comment\}[\s\S]*?\{:\/(?:comment)?\}/g;

/** Code becomes fenced, so that nothing later changes it; what is hidden becomes a comment. */
export function protectCode(body: string, note: Notes): string {
  const fenced = replaceOutside(
    body,
    CODE_BLOCK,
    note,
    ({ groups: [indent = "", tag, shortcode, code = ""] }) => {
      const language = tag ?? shortcode ?? "";
      const fence = "`".repeat(Math.max(3, ...[...code.matchAll(/`+/g)].map(([run]) => run.length + 1)));
      const isBlock = code.startsWith("\n");
      const lines = isBlock ? code : `\n${ADDED}${code}`;
      return `${indent}${fence}${language}${lines}${/\n[^\S\n]*$/.test(lines) ? "" : `\n${ADDED}`}${fence}`;
    },
  );
  const hidden = replaceOutside(fenced, HIDDEN, note, ({ whole, say }) => {
    say({ kind: "mark-up", message: "comments of the old generator are HTML comments now", detail: whole });
    return comment(whole);
  });
  return replaceOutside(hidden, /<(script|style)\b([^>]*)>[\s\S]*?<\/\1\s*>/gi, note, script, codeIn);
}

/** Scripts and styles have no place in a text. The script of a gist becomes a link to it. */
function script({ whole, groups: [name = "", attributes = ""], say }: Match): string {
  const gist = /src\s*=\s*["']?(?:https?:)?(\/\/gist\.github\.com\/[\w/-]+)\.js/.exec(attributes)?.[1];
  if (gist !== undefined) return `<https:${gist}>`;
  say({
    kind: "mark-up",
    message: `\`<${name.toLowerCase()}>\` is in a comment now: texts have none`,
    detail: whole,
  });
  return comment(whole);
}

/** Everything that Jekyll's kramdown and Hugo's Goldmark have and briefgen's Markdown does not. */
export function plainMarkdown(body: string, isJekyll: boolean, note: Notes): string {
  const more = /^[^\S\n]*<!--\s*more\s*-->[^\S\n]*$/gim;
  const withoutMore = replaceOutside(body, more, note, () => "", codeIn);
  let text = withoutMore;
  if (isJekyll) text = withoutKramdown(text, note);
  text = replaceOutside(text, ATTRIBUTES, note, attributes);
  text = replaceOutside(
    text,
    /\[\/?caption\b[^\]\n]*\](?!\()/g,
    note,
    removed("`[caption]`, the picture and its caption stay"),
  );
  text = replaceOutside(
    text,
    /^((?:[^\S\n]*>)+[^\S\n]*)\[!([A-Za-z]+)\][+-]?([^\S\n]*)/gm,
    note,
    ({ groups: [quote, kind = "", space] }) =>
      `${quote}**${kind.charAt(0).toUpperCase()}${kind.slice(1).toLowerCase()}**${space}`,
  );
  return replaceOutside(
    text,
    DEFINITIONS,
    note,
    ({ groups: [term = "", definitions = ""] }) =>
      `- **${term.trim()}**:\n${definitions.replace(/^:[^\S\n]+/gm, "  ").replace(/(?<=\S)\n(?= {2}\S)/g, "\\\n")}`,
  );
}

/** A term, with its definitions on the lines below, each behind a colon. */
const DEFINITIONS = /^(?![-*+>#|:]|\d+[.)])(\S[^\n]*)\n((?::[^\S\n]+\S[^\n]*(?:\n[^\S\n]+\S[^\n]*)*\n?)+)/gm;

/** `{: .lead #id}`, `{#id .lead}` at the end of a line. */
const ATTRIBUTES =
  /^(?:([^\n]*?\S)[^\S\n]*)?\{:?[^\S\n]*((?:[#.][\w:.-]+|[\w-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s{}"']+))(?:[^\S\n]+(?:[#.][\w:.-]+|[\w-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s{}"']+)))*)[^\S\n]*\}[^\S\n]*(#*)$/gm;

/** Classes have no meaning here. An id stays, as an anchor before the line. */
function attributes({ whole, groups: [line = "", written = ""], say }: Match): string | undefined {
  // In a sentence, braces may be text.
  if (line !== "" && !/^\{:|\{:?\s*[#.][^{}]*\}\s*#*$/.test(whole.trim())) return undefined;
  const id = /(?:^|\s)#([\w:.-]+)/.exec(written)?.[1];
  const others = written.replace(/(?:^|\s)#[\w:.-]+/g, "").trim();
  if (others !== "")
    say({
      kind: "mark-up",
      message: "attributes of kramdown or Goldmark were removed",
      detail: `{: ${others}}`,
    });
  if (id === undefined) return line;
  return `<a id="${id}"></a>\n${ADDED}\n${ADDED}${line}`;
}

const removed =
  (what: string) =>
  ({ whole, say }: Match): string => {
    say({ kind: "mark-up", message: `removed ${what}`, detail: whole });
    return "";
  };

function withoutKramdown(body: string, note: Notes): string {
  let text = replaceOutside(
    body,
    /^[^\S\n]*(?:[*+-]|\d+\.)[^\S\n][^\n]*\n[^\S\n]*\{:[^\S\n]*[^}\n]*\btoc\b[^}\n]*\}[^\S\n]*$/gm,
    note,
    ({ whole, say }) => {
      say({ kind: "mark-up", message: "removed kramdown's table of contents, `{:toc}`", detail: whole });
      return "\n";
    },
  );
  text = replaceOutside(text, /\{:\/?(?:toc|no_toc)[^}\n]*\}/g, note, removed("`{:toc}`"));
  text = replaceOutside(
    text,
    /\{::?\/?(?:nomarkdown|markdown|options|comment)?[^}\n]*\/?\}(?<=\{::[^}]*\}|\{:\/[^}]*\})/g,
    note,
    removed("kramdown's `{::…}`"),
  );
  // `{:name: .lead}` names attributes, and `{: name}` refers to them.
  text = replaceOutside(
    text,
    /^[^\S\n]*\{:(?:[\w-]+:[^}\n]*|[^\S\n]*[\w-]+[^\S\n]*)\}[^\S\n]*$/gm,
    note,
    removed("attributes of kramdown"),
  );
  text = replaceOutside(text, /^\*\[[^\]\n]+\]:[^\n]*$/gm, note, ({ whole, say }) => {
    say({ kind: "mark-up", message: "abbreviations of kramdown are comments now", detail: whole });
    return comment(whole);
  });
  return replaceOutside(text, /(?<=[^\s\n])\{:(?![:/])[^{}\n]*\}/g, note, ({ whole, after, say }) => {
    if (/#[\w-]/.test(whole) && after.trim() === "") return undefined;
    return removed("attributes of kramdown")({ whole, say } as Match);
  });
}

/** Comments at the start of a line go to its end: Markdown takes a line that starts with one for HTML. */
export const tidyComments = (body: string): string =>
  body.replace(
    /^([^\S\n]*(?:>[^\S\n]*)*(?:(?:[-*+]|\d+[.)])[^\S\n]+)?)((?:<!-- (?:\{\{|\{%)(?:(?!-->)[^\n])*-->[^\S\n]*)+)(\S[^\n]*)$/gm,
    (_, start: string, comments: string, rest: string) => `${start}${rest} ${comments.trim()}`,
  );
