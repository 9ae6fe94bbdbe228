import { inline } from "@css-inline/css-inline";
import { plainText } from "./plain-text.ts";
import type { MailTools } from "./tools.ts";

export const mailTools: MailTools = {
  // The page names no style sheet of another address, and none would be fetched.
  inline: (html) => inline(html, { loadRemoteStylesheets: false }),
  plain: plainText,
};
