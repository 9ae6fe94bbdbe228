import type { QuestionNode, StorylineNode, StoryNode } from "../graph/nodes.ts";
import type { Templates } from "../theme/templates.ts";
import type { PageContext } from "./context.ts";
import { View } from "./view.ts";

/** What outputs know about the site. */
export class SiteContext {
  readonly context: PageContext;
  readonly templates: Templates;
  /** In the site's language. */
  readonly view: View;
  /** By language. */
  readonly #views = new Map<string, View>();

  constructor(context: PageContext, templates: Templates) {
    this.context = context;
    this.templates = templates;
    this.view = this.#viewIn(context.config.site.language);
  }

  /** The view in the language of a text's page. */
  viewOf(node: StoryNode | QuestionNode | StorylineNode): View {
    return this.#viewIn(this.context.languageOf(node.document));
  }

  #viewIn(language: string): View {
    let view = this.#views.get(language);
    if (!view) {
      view = new View(this.context, language);
      this.#views.set(language, view);
    }
    return view;
  }
}
