import { nearest } from "../diagnostics/suggest.ts";

/** The template that somebody may have meant: of the same name in another folder, or of a similar one. */
export function nearTemplate(wanted: string, names: readonly string[]): string | undefined {
  const last = (name: string) => name.slice(name.lastIndexOf("/") + 1);
  const exact = names.find((name) => last(name) === last(wanted));
  if (exact) return exact;
  const near = nearest(wanted, names);
  if (near) return near;
  const nearName = nearest(last(wanted), names.map(last));
  return names.find((name) => last(name) === nearName);
}
