import { TextDocument } from "vscode-languageserver-textdocument";
import { getLanguageService, SchemaPriority } from "yaml-language-server";

/** What an editor with the YAML language server shows, for texts that a schema is for. */
export class YamlEditor {
  readonly #service;

  /** `schema`: JSON Schema, as text. */
  constructor(schema: string) {
    this.#service = getLanguageService({
      schemaRequestService: (uri) => Promise.reject(new Error(`it asks for ${uri}`)),
      workspaceContext: { resolveRelativePath: (path) => path },
    });
    this.#service.configure({
      ...{ validate: true, hover: true, completion: true, format: false, isKubernetes: false },
      schemas: [
        {
          uri: "file:///schema.json",
          fileMatch: ["*.yaml"],
          schema: JSON.parse(schema) as object,
          priority: SchemaPriority.Settings,
        },
      ],
    });
  }

  /** What it underlines. */
  async problems(text: string): Promise<string[]> {
    const found = await this.#service.doValidation(documentOf(text), false);
    return found.map(({ message }) => String(message));
  }

  /** What it offers at the mark `|`. */
  async offers(text: string): Promise<string[]> {
    const { document, position } = atMark(text);
    const { items } = await this.#service.doComplete(document, position, false);
    return items.map(({ label }) => label);
  }

  /** What it tells of the word at the mark `|`. */
  async tells(text: string): Promise<string> {
    const { document, position } = atMark(text);
    const hover = await this.#service.doHover(document, position);
    return JSON.stringify(hover?.contents ?? "");
  }
}

let documents = 0;

/** Each has a name of its own: what the server has read of a name, it keeps. */
function documentOf(text: string): TextDocument {
  documents += 1;
  return TextDocument.create(`file:///${documents}.yaml`, "yaml", 1, text);
}

function atMark(text: string) {
  const document = documentOf(text.replace("|", ""));
  return { document, position: document.positionAt(text.indexOf("|")) };
}
