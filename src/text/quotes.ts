/** Opening quotation marks → the marks that close them. */
const CLOSING: Readonly<Record<string, string>> = {
  ...{ "“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "‚": "‘", '"': '"' },
  ...{ "「": "」", "『": "』", "《": "》", "〈": "〉" },
};

/** Words without the quotation marks around all of them. */
export function withoutQuotes(text: string): string {
  const words = text.trim();
  const inner = words.slice(1, -1);
  const closing = CLOSING[words.charAt(0)];
  if (words.length < 3 || !closing?.includes(words.at(-1)!)) return words;
  return inner.includes(words.charAt(0)) ? words : inner.trim();
}
