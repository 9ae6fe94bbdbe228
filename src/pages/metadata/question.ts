import type { QuestionDocument } from "../../content/document.ts";
import { type Prose, resolveProse } from "../../content/prose.ts";
import type { QuestionNode } from "../../graph/nodes.ts";
import { textOfHtml } from "../../text/html.ts";
import type { Of } from "./json-ld.ts";
import { type Described, webPage } from "./metadata.ts";

/**
 * A question's page is a FAQPage: its publisher answers it. (A QAPage is for questions that readers
 * answer.) One that is still open has no answer, so its page is a plain one about a question.
 */
export const questionMetadata = ({ document }: QuestionNode): Described => ({
  things: (page) =>
    document.front.status === "open"
      ? [{ ...webPage("WebPage", page), mainEntity: { "@type": "Question", name: document.front.question } }]
      : [
          {
            ...webPage("FAQPage", page),
            datePublished: document.front.date.iso,
            dateModified: (document.front.updated ?? document.front.date).iso,
            mainEntity: questionsIn(document),
          },
        ],
});

/** The question with its answer, then each section whose heading is a question, too. */
function questionsIn({ front, detail, excerpt }: QuestionDocument): Of<"Question">[] {
  const { sections } = detail;
  const asks = (heading: string) => /[?？؟]\s*$/u.test(heading);
  const answer = sections
    .filter(({ heading }) => !asks(heading))
    .map(({ heading, prose }) => `${heading}\n${plain(prose)}`.trim())
    .join("\n\n");
  return [
    question(front.question, answer || excerpt),
    ...sections
      .filter(({ heading }) => asks(heading))
      .map(({ heading, prose }) => question(heading, plain(prose))),
  ];
}

const question = (name: string, text: string): Of<"Question"> => ({
  "@type": "Question",
  name,
  acceptedAnswer: { "@type": "Answer", text },
});

/** Prose without its marks and tags. */
const plain = (prose: Prose): string =>
  textOfHtml(
    resolveProse(prose, {
      ...{ page: "", back: "", link: () => "", image: () => "" },
      text: (text, start, end) => text.slice(start, end),
    }),
  );
