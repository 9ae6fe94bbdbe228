declare module "@citation-js/core" {
  /** Reads what reference managers exchange; `data` is CSL-JSON. */
  export class Cite {
    constructor(text: string);
    readonly data: readonly Readonly<Record<string, unknown>>[];
  }
}
declare module "@citation-js/plugin-bibtex";
declare module "@citation-js/plugin-ris";
declare module "citeproc" {
  interface System {
    readonly retrieveLocale: () => unknown;
    readonly retrieveItem: (id: string) => unknown;
  }
  const CSL: {
    readonly Engine: new (
      system: System,
      style: unknown,
      locale: string,
    ) => {
      updateItems(ids: readonly string[]): void;
      makeBibliography(): readonly [unknown, readonly string[]];
    };
  };
  export default CSL;
}
