import MailComposer from "nodemailer/lib/mail-composer";

/** A message for a file, or for a program that sends. */
export interface Envelope {
  /** `The Brief <news@example.org>` */
  readonly from: string;
  readonly to: string | undefined;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly lang: string;
  /** Without angle brackets: `edition-2026-11-27.3f2a@example.org`. */
  readonly id: string;
  /** Part of what separates the two texts: at most 40 letters and digits. */
  readonly boundary: string;
  readonly date: Date;
  /** An address, or what a program replaces with one. */
  readonly unsubscribe?: string | undefined;
}

/**
 * The message with its text in both forms (RFC 5322, RFC 2046 `multipart/alternative`), all of it in ASCII. The same input
 * gives the same text.
 */
export async function renderEml({
  id,
  boundary,
  to,
  lang,
  unsubscribe,
  ...message
}: Envelope): Promise<string> {
  const composer = new MailComposer({
    ...message,
    // Nobody: the program that sends adds the readers.
    to: to ?? "undisclosed-recipients:;",
    messageId: `<${id}>`,
    baseBoundary: boundary,
    newline: "\r\n",
    headers: { "Content-Language": lang, ...leaving(unsubscribe) },
  });
  return (await composer.compile().build()).toString("latin1");
}

/** How mail programs offer to unsubscribe (RFC 2369); with one click, where that is a web address (RFC 8058). */
function leaving(unsubscribe: string | undefined): Record<string, string> {
  if (unsubscribe === undefined) return {};
  const address = { "List-Unsubscribe": `<${unsubscribe}>` };
  if (unsubscribe.startsWith("mailto:")) return address;
  return { ...address, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}
