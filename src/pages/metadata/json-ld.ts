import type { Thing as SchemaThing } from "schema-dts";

type Leaf = Exclude<SchemaThing, string>;

/** The name of a type of schema.org. */
type TypeName = Leaf["@type"];

/** A node of one of these types, with properties that schema.org gives to all of them: others do not compile. */
export type Of<N extends TypeName> = { readonly "@type": N; readonly "@id"?: string } & {
  readonly [K in Exclude<keyof Extract<Leaf, { "@type": N }>, "@type" | "@id">]?: unknown;
};

/**
 * A node of a JSON-LD graph (W3C JSON-LD 1.1) in the words of schema.org. Properties that are
 * undefined are not written, so what is not known needs no condition around it.
 */
export interface Thing {
  readonly "@type"?: string;
  /** The address by which other nodes speak of this one. */
  readonly "@id"?: string;
  readonly [property: string]: unknown;
}

/** A reference to a node that is described elsewhere. */
export const referenceTo = (id: string): Thing => ({ "@id": id });

/** A list as a property's value: none at all where it is empty. */
export const some = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined);

/**
 * Writes a graph for `<script type="application/ld+json">`. Such an element ends at the first
 * `</script`, whatever the JSON says (HTML, section 4.12.1.3), so no `<` is left in it.
 */
export const writeJsonLd = (things: readonly Thing[]): string =>
  JSON.stringify({ "@context": "https://schema.org", "@graph": things }).replaceAll("<", "\\u003c");
