import type { StringsFile } from "./words.ts";

/** The theme: the built-in files, some replaced by the site's files of the same name. Nothing is read later. */
export interface Theme {
  /** By name without ending: `pages/story`, `partials/card`. */
  readonly templates: ReadonlyMap<string, TemplateFile>;
  readonly strings: readonly StringsFile[];
  readonly assets: readonly AssetFile[];
}

export interface TemplateFile {
  /** For messages: `templates/pages/story.eta`. */
  readonly path: string;
  readonly text: string;
}

export interface AssetFile {
  /** Below `templates/assets/`: `style.css`. */
  readonly name: string;
  /** Where it is published; the name contains a digest, so hosts may cache it forever: `assets/style-1a2b3c4d.css`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}
