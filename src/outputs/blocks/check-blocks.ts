import type { Block } from "../../content/page-block.ts";
import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import type { PageContext } from "../../pages/context.ts";

/** Reports blocks about a topic or storyline that does not exist. `path`: the file that has the blocks. */
export function checkBlocks(
  blocks: readonly Block[],
  path: string,
  context: PageContext,
  report: Report,
): void {
  const { storylines, topics } = context.graph.nodes;
  const [first, second] = blocks.filter(({ kind }) => kind === "lead");
  if (first && second) {
    const also = [{ at: { path, span: first.span }, label: "the first one" }];
    const details = { at: { path, span: second.span }, label: "delete it", also };
    report(diagnostic("BG0117", "two blocks show the story that leads", details));
  }
  for (const block of blocks) {
    if (!("subject" in block)) continue;
    const { value, span } = block.subject;
    const isTopic = block.kind === "topic";
    if (isTopic ? context.names.topic(value) : storylines.some(({ id }) => id === value)) continue;
    const known = isTopic ? topics.flatMap(({ names }) => names) : storylines.map(({ id }) => id);
    const message = isTopic
      ? `no story is about the topic \`${value}\``
      : `there is no storyline with the id \`${value}\``;
    report(diagnostic("BG0301", message, { at: { path, span }, label: didYouMean(value, known) }));
  }
}
