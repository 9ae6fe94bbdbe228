import { HtmlValidate } from "html-validate";

/** The HTML standard, by html-validate's recommended rules. */
export const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // Style, not validity: templates write `<meta charset="utf-8">` and break lines where it reads best.
    "void-style": ["error", { style: "omit" }],
    "no-trailing-whitespace": "off",
    "doctype-style": "off",
    "no-inline-style": "error",
    "long-title": "off",
    // A telephone number is never made into a link here, and briefings hold numbers that look like one.
    "tel-non-breaking": "off",
    "require-sri": "off",
    // HTML wants no white space in an id (section 3.2.6); vowel signs of other scripts are none.
    "valid-id": ["error", { relaxed: true }],
  },
});
