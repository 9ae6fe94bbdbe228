import type { QuestionDocument } from "../../content/document.ts";
import { bodyOf } from "../../content/document-text.ts";
import type { QuestionNode } from "../../graph/nodes.ts";
import { writePlain } from "../../markdown/write-plain.ts";
import type { Of } from "../../pages/metadata/json-ld.ts";
import { type Described, webPage } from "../../pages/metadata/metadata.ts";

/**
 * A question's page is a FAQPage: its publisher answers it. (A QAPage is for questions that readers answer.) An open
 * question has no answer, so its page is a plain page about a question.
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

/** The question with its answer, then each section whose heading is also a question. */
function questionsIn({ front, text, excerpt }: QuestionDocument): Of<"Question">[] {
  const { sections } = bodyOf(text.read());
  const asks = (heading: string) => /[?？؟]\s*$/u.test(heading);
  const answer = sections
    .filter(({ heading }) => !asks(heading))
    .map(({ heading, text: inner }) => `${heading}\n${writePlain(inner)}`.trim())
    .join("\n\n");
  return [
    question(front.question, answer || excerpt),
    ...sections
      .filter(({ heading }) => asks(heading))
      .map(({ heading, text: inner }) => question(heading, writePlain(inner))),
  ];
}

const question = (name: string, text: string): Of<"Question"> => ({
  "@type": "Question",
  name,
  acceptedAnswer: { "@type": "Answer", text },
});
