import type { Thing as SchemaThing } from "schema-dts";

type Leaf = Exclude<SchemaThing, string>;

/** The name of a type of schema.org. */
type TypeName = Leaf["@type"];

/** A node of one of these types, with properties that schema.org defines for all of them: others do not compile. */
export type Of<N extends TypeName> = { readonly "@type": N; readonly "@id"?: string } & {
  readonly [K in Exclude<keyof Extract<Leaf, { "@type": N }>, "@type" | "@id">]?: unknown;
};

/**
 * A node of a JSON-LD graph (W3C JSON-LD 1.1) in schema.org's vocabulary. Undefined properties are not written, so
 * unknown values need no condition.
 */
export interface Thing {
  readonly "@type"?: string;
  /** The address by which other nodes refer to this one. */
  readonly "@id"?: string;
  readonly [property: string]: unknown;
}

/** A reference to a node that is described elsewhere. */
export const referenceTo = (id: string): Thing => ({ "@id": id });

/** A list as a property's value; undefined if it is empty. */
export const some = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined);

/**
 * Writes a graph for `<script type="application/ld+json">`. Such an element ends at the first `</script`, even within a
 * JSON string (HTML, section 4.12.1.3), so the result contains no `<`.
 */
export const writeJsonLd = (things: readonly Thing[]): string =>
  JSON.stringify({ "@context": "https://schema.org", "@graph": things }).replaceAll("<", "\\u003c");
