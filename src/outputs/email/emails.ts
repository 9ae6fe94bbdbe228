import type { EditionNode, StoryNode } from "../../graph/nodes.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import type { View } from "../../pages/view.ts";
import { EMAIL_FILES, sitePath } from "../../router/paths.ts";
import type { PlannedFile } from "../output.ts";
import { emailOf } from "./message.ts";

/** What has an e-mail: the page that it stands beside, and its language. */
export interface WithEmail {
  readonly node: EditionNode | StoryNode;
  readonly view: View;
}

/** E-mails beside the editions, and beside stories that say `email: true`; none of previews. */
export function emails(site: SiteContext): PlannedFile[] {
  const published = withEmail(site).filter(({ node }) => node.preview === undefined);
  return published.flatMap(({ node, view }) => {
    const folder = view.pathOf(node);
    const made = () => emailOf(node, view, site, site.context.mail);
    return [
      fileOf(`${folder}${EMAIL_FILES.html}`, () => made()?.html),
      fileOf(`${folder}${EMAIL_FILES.text}`, () => made()?.text),
    ];
  });
}

/** Everything that has an e-mail, previews included. */
export function withEmail(site: SiteContext): WithEmail[] {
  const { graph, config } = site.context;
  const editions = config.email.editions ? graph.nodes.editions : [];
  const stories = graph.nodes.stories.filter(({ document }) => document.front.email);
  return [
    ...editions.flatMap((node) => site.viewsOf(node).map((view) => ({ node, view }))),
    ...stories.map((node) => ({ node, view: site.viewOf(node) })),
  ];
}

const fileOf = (path: string, make: () => string | undefined): PlannedFile => ({
  ...{ path: sitePath(path), what: "an e-mail", kind: "e-mail", reads: [], make },
});
