/** By their UTF-16 units. */
const ENTITIES: (string | undefined)[] = [];
for (const [sign, entity] of ["&&amp;", "<&lt;", ">&gt;", '"&quot;', "'&#39;"].map((pair) => [
  pair[0]!,
  pair.slice(1),
]))
  ENTITIES[sign!.charCodeAt(0)] = entity;

/** Text escaped for HTML, both for element content and for quoted attributes. */
export function escapeHtml(text: string): string {
  const first = text.search(/[&<>"']/);
  if (first < 0) return text;
  let escaped = "";
  let done = 0;
  for (let at = first; at < text.length; at += 1) {
    const entity = ENTITIES[text.charCodeAt(at)];
    if (entity === undefined) continue;
    escaped += text.slice(done, at) + entity;
    done = at + 1;
  }
  return escaped + text.slice(done);
}

/** Text as the content of an element. */
export const escapeText = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
