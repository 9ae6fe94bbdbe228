import {
  boolean,
  defaulted,
  type Field,
  filled,
  type Infer,
  languageTag,
  list,
  moment,
  object,
  optional,
  pattern,
  required,
  url,
} from "../schema/index.ts";

/** A contact URI; web addresses must use TLS (RFC 9116, section 2.5.3). */
const contact = pattern(
  "a contact address",
  /^(?:https:\/\/[^\s/]\S*|mailto:[^\s@]+@[^\s@]+|tel:\+?[\d-]+)$/,
  "write it like `mailto:security@example.org`, `https://example.org/report/` or `tel:+1-201-555-0123`",
);

/** `security:`; the fields of RFC 9116, section 2.5. */
export const security = object(
  {
    contact: required(
      filled(list(contact)),
      "Where to report a vulnerability; list the preferred one first.",
      "[mailto:security@example.org]",
    ),
    expires: required(moment, "When this file expires; ideally less than a year ahead.", "2027-06-30"),
    encryption: defaulted(list(url), [], "Keys for encrypted reports."),
    acknowledgments: defaulted(list(url), [], "Pages that thank people for their reports."),
    languages: defaulted(list(languageTag), [], "Languages you accept reports in."),
    policy: defaulted(list(url), [], "How you handle reports."),
    hiring: defaulted(list(url), [], "Security jobs."),
  },
  "`security`",
);

const organisations = (meaning: string): Field<readonly string[], true> => defaulted(list(url), [], meaning);

/** `trust:`; the attributes of the trust.txt specification. */
export const trust = object(
  {
    belongs_to: organisations("Associations that the publisher belongs to (`belongto`)."),
    members: organisations("For an association: its members (`member`)."),
    controls: organisations("Other sites of the publisher (`control`)."),
    controlled_by: organisations("Who owns the publisher (`controlledby`)."),
    social: organisations("The publisher's accounts elsewhere."),
    vendors: organisations("The publisher's vendors (`vendor`)."),
    customers: organisations("The publisher's customers (`customer`)."),
    disclosures: organisations("Pages with the publisher's policies and disclosures (`disclosure`)."),
    contact: defaulted(list(contact), [], "How to contact the publisher."),
    data_training_allowed: optional(
      boolean,
      "Whether models may be trained on the texts (`datatrainingallowed`).",
    ),
  },
  "`trust`",
);

export type Security = Infer<typeof security>;
export type Trust = Infer<typeof trust>;
