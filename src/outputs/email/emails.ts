import type { SiteContext } from "../../pages/site-context.ts";
import { EMAIL_FILES, sitePath } from "../../router/paths.ts";
import type { PlannedFile } from "../output.ts";
import { emailOf, type WithEmail } from "./message.ts";

/** E-mails beside the editions, and beside stories that say `email: true`; none of previews. */
export function emails(site: SiteContext): PlannedFile[] {
  const published = withEmail(site).filter(({ node }) => node.preview === undefined);
  // Both files of a message are made one after the other.
  const messages = site.context.memo<WithEmail>(1);
  return published.flatMap((one) => {
    const folder = one.view.pathOf(one.node);
    const message = () => messages.of(one, () => emailOf(one, site));
    return [
      fileOf(`${folder}${EMAIL_FILES.html}`, () => message()?.html),
      fileOf(`${folder}${EMAIL_FILES.text}`, () => message()?.text),
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
