import { type Parsers, StepAside } from "./parsers.ts";

/**
 * Reads with these parsers, and again with the reference instead of each part that steps aside. References and their
 * libraries are loaded when they are first needed; `prepare` is called before that.
 */
export async function readWith<T>(
  parsers: Parsers,
  read: (parsers: Parsers) => T,
  prepare: (part: keyof Parsers) => void = () => {},
): Promise<T> {
  let current = parsers;
  for (;;) {
    try {
      return read(current);
    } catch (error) {
      if (!(error instanceof StepAside)) throw error;
      prepare(error.part);
      current = { ...current, ...(await references[error.part]()) };
    }
  }
}

const references: { readonly [Part in keyof Parsers]: () => Promise<Pick<Parsers, Part>> } = {
  yaml: async () => ({ yaml: { read: (await import("../schema/yaml.ts")).readYaml } }),
  markdown: async () => ({ markdown: (await import("./reference-markdown.ts")).markdownReference }),
  rawHtml: async () => ({ rawHtml: { parse: (await import("./raw-html.ts")).textOfRawHtml } }),
};
