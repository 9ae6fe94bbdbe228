import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { nodeDisk } from "../disk/disk.ts";
import { PACKAGE_ROOT } from "../source/scan.ts";

/**
 * What the package.json of a site depends on, so that it gets this briefgen: the exact version, or the file or folder that
 * it was installed from. `root`: the site's folder.
 */
export function packageSpec(root: string, version: string): string {
  const own = resolve(PACKAGE_ROOT);
  const modules = dirname(own);
  if (basename(modules) !== "node_modules") return fileSpec(own, root);
  const installed = dependencyOf(join(dirname(modules), "package.json"));
  return installed?.startsWith("file:")
    ? fileSpec(resolve(dirname(modules), installed.slice("file:".length)), root)
    : version;
}

const fileSpec = (path: string, root: string): string => `file:${relative(root, path).split(sep).join("/")}`;

/** On which briefgen a package depends; undefined if on none, or if there is no such file. */
function dependencyOf(path: string): string | undefined {
  try {
    const { dependencies, devDependencies } = JSON.parse(new TextDecoder().decode(nodeDisk.read(path)));
    return dependencies?.briefgen ?? devDependencies?.briefgen;
  } catch {
    return undefined;
  }
}

/** Whether `npx briefgen` works in a folder: npm looks into the folders above, too. */
export function isInstalled(root: string): boolean {
  for (let folder = root; ; folder = dirname(folder)) {
    if (nodeDisk.info(join(folder, "node_modules/.bin/briefgen"))) return true;
    if (folder === dirname(folder)) return false;
  }
}
