import type { ListingNode } from "../graph/node-languages.ts";
import type { PlainPageNode, QuestionNode, StorylineNode, StoryNode } from "../graph/nodes.ts";
import type { Templates } from "../theme/templates.ts";
import type { PageContext } from "./context.ts";
import { View } from "./view.ts";

/** What outputs know about the site. */
export class SiteContext {
  readonly context: PageContext;
  readonly templates: Templates;
  /** In the language whose pages are planned. */
  readonly view: View;
  /** By language. */
  readonly #views: Map<string, View>;

  constructor(
    context: PageContext,
    templates: Templates,
    language: string,
    views: Map<string, View> = new Map(),
  ) {
    this.context = context;
    this.templates = templates;
    this.#views = views;
    this.view = this.viewIn(language);
  }

  /** The site in each of its languages, the main one first. */
  get inLanguages(): SiteContext[] {
    const { context, templates } = this;
    return context.config.languages.all.map(
      (language) => new SiteContext(context, templates, language, this.#views),
    );
  }

  /** The view in the language of a text's page. */
  viewOf(node: StoryNode | QuestionNode | StorylineNode | PlainPageNode): View {
    return this.viewIn(node.language);
  }

  /** The views in which a node has pages; the first one is that of the page at its own address. */
  viewsOf(node: ListingNode): View[] {
    return this.context.languagesOf(node).map((language) => this.viewIn(language));
  }

  viewIn(language: string): View {
    let view = this.#views.get(language);
    if (!view) {
      view = new View(this.context, language);
      this.#views.set(language, view);
    }
    return view;
  }
}
