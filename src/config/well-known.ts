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

/** A URI by which somebody can be reached; web addresses only with TLS (RFC 9116, section 2.5.3). */
const contact = pattern(
  "an address to be reached at",
  /^(?:https:\/\/[^\s/]\S*|mailto:[^\s@]+@[^\s@]+|tel:\+?[\d-]+)$/,
  "write it as in `mailto:security@example.org`, `https://example.org/report/` or `tel:+1-201-555-0123`",
);

/** `security:`; the fields of RFC 9116, section 2.5. */
export const security = object(
  {
    contact: required(
      filled(list(contact)),
      "Where to report a weakness; the first is preferred.",
      "[mailto:security@example.org]",
    ),
    expires: required(moment, "Until when this holds; less than a year ahead is best.", "2027-06-30"),
    encryption: defaulted(list(url), [], "Keys for encrypted reports."),
    acknowledgments: defaulted(list(url), [], "Pages that thank those who reported."),
    languages: defaulted(list(languageTag), [], "Languages that reports may be in."),
    policy: defaulted(list(url), [], "How reports are dealt with."),
    hiring: defaulted(list(url), [], "Jobs in security."),
  },
  "`security`",
);

const organisations = (meaning: string): Field<readonly string[], true> => defaulted(list(url), [], meaning);

/** `trust:`; the attributes of the trust.txt specification. */
export const trust = object(
  {
    belongs_to: organisations("Associations that the publisher is a member of (`belongto`)."),
    members: organisations("For an association: its members (`member`)."),
    controls: organisations("Other sites of the publisher (`control`)."),
    controlled_by: organisations("Who owns the publisher (`controlledby`)."),
    social: organisations("The publisher's accounts elsewhere."),
    vendors: organisations("Who works for the publisher (`vendor`)."),
    customers: organisations("Whom the publisher works for (`customer`)."),
    disclosures: organisations("Pages with policies and facts about the publisher (`disclosure`)."),
    contact: defaulted(list(contact), [], "Where the publisher can be reached."),
    data_training_allowed: optional(
      boolean,
      "Whether the texts may be used to train models (`datatrainingallowed`).",
    ),
  },
  "`trust`",
);

export type Security = Infer<typeof security>;
export type Trust = Infer<typeof trust>;
