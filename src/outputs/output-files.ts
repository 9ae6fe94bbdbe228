import type { Page } from "../pages/page.ts";
import type { SiteContext } from "../pages/site-context.ts";
import { outputFile } from "../router/paths.ts";
import type { AssetFile } from "../theme/theme.ts";
import type { OutputFile } from "./output.ts";
import type { Plan } from "./plan.ts";

/** The site's files. Each is made, written and dropped before the next. `slow`: whether to include those that take long. */
export const outputFiles = (
  { site, pages, files }: Plan,
  assets: readonly AssetFile[],
  { slow }: { readonly slow: boolean },
): OutputFile[] => [
  ...pages.map((page) => pageFile(page, site)),
  ...assets.map((asset) => assetFile(asset, site)),
  ...files.filter((file) => slow || !file.slow),
];

const pageFile = (
  { path, template, subject, reads, model }: Page,
  { templates }: SiteContext,
): OutputFile => ({
  path: outputFile(path),
  kind: `pages/${template}`,
  reads,
  make: () => templates.render(`pages/${template}`, model(), subject ?? `/${path}`),
});

/** The name of an asset changes with its content. */
const assetFile = ({ path, bytes }: AssetFile, { context }: SiteContext): OutputFile => ({
  ...{ path, kind: "asset", make: () => bytes },
  reads: [context.graph.tracker.define(`asset ${path}`)],
});
