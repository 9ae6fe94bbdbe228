/** What e-mails are made with. It is loaded for a site that has any, and for no other. */
export interface MailTools {
  /** A whole page with its styles on its elements; style sheets with `data-css-inline="keep"` stay. */
  readonly inline: (html: string) => string;
  /** HTML as plain text, in lines of at most 72 columns, with the addresses of links numbered at its end. */
  readonly plain: (html: string) => string;
}
