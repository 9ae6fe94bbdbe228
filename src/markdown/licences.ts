/** The address of a Creative Commons licence, by its usual short name: `CC BY-SA 4.0`, `CC0 1.0`. */
export function deedOf(licence: string): string | undefined {
  const name = licence.trim().toLowerCase();
  const version = /^cc[ -](by(?:-nc)?(?:-sa|-nd)?)[ -](1\.0|2\.0|2\.5|3\.0|4\.0)$/.exec(name);
  if (version) return `https://creativecommons.org/licenses/${version[1]}/${version[2]}/`;
  return /^cc0(?:[ -]1\.0)?$/.test(name) ? "https://creativecommons.org/publicdomain/zero/1.0/" : undefined;
}
