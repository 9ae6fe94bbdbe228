/** `pages/redirect.eta` */
export interface RedirectContent {
  readonly target: string;
  readonly url: string;
}
