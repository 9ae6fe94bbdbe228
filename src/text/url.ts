/** Percent-decodes, and leaves invalid percent-encoding unchanged. */
export function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
