import type { Words } from "../../pages/frame-model.ts";
import type { LinkModel } from "../../pages/model.ts";

/** `layouts/email.eta`: what is around the text of an e-mail. All addresses are absolute. */
export interface EmailModel {
  readonly t: Words;
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
  readonly subject: string;
  /** What mail programs show beside the subject. */
  readonly preheader: string;
  /** “Edition · 27 November 2026” */
  readonly kicker: string;
  readonly title: string;
  /** The same on the site. */
  readonly url: string;
  readonly site: LinkModel;
  /** The text: what a feed has of the edition or story. */
  readonly html: string;
  /** The words at its end; empty for a story. */
  readonly end: string;
  /** Why readers get it. */
  readonly why: string;
  /** Where they unsubscribe, or what the sending service replaces with it; absent if that is not known. */
  readonly unsubscribe?: string | undefined;
  /** The publisher's postal address. */
  readonly address: string;
  readonly accent: { readonly light: string; readonly dark: string };
}

/** An e-mail, ready to be sent. */
export interface EmailMessage {
  readonly subject: string;
  /** A page with its styles on its elements. */
  readonly html: string;
  /** In lines of 72 columns, with the addresses of links at its end. */
  readonly text: string;
  readonly lang: string;
  /** When the edition or story was published: milliseconds since 1970. */
  readonly published: number;
  /** Where readers unsubscribe; see `EmailModel`. */
  readonly unsubscribe?: string | undefined;
}
