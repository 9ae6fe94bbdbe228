import { boolean, choice, defaulted, line, object, optional, pattern, text } from "../schema/index.ts";

const sender = pattern(
  "a sender",
  /^(?:[^<>@"]+ <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u,
  "write it like `The Brief <news@example.org>`",
);

/** `email:` in the configuration. */
export const email = object(
  {
    editions: defaulted(boolean, true, "Whether each edition has an e-mail beside it.", "false"),
    service: optional(
      choice("buttondown", "listmonk", "mailchimp", "ghost"),
      "The service that sends. It replaces its own place-holder with the reader's link for unsubscribing; Ghost adds a link itself.",
    ),
    unsubscribe: optional(
      line,
      "Where readers unsubscribe, for another way of sending: an address, or a place-holder that your program replaces.",
      "mailto:leave@example.org",
    ),
    from: optional(sender, "The sender, for `briefgen email --format eml`.", "The Brief <news@example.org>"),
    address: optional(
      text,
      "The publisher's postal address, at the end of each e-mail: some countries require it.",
      "1 Example Street, Seoul",
    ),
  },
  "`email`",
  { sender: "from", postal: "address", unsubscribe_url: "unsubscribe", provider: "service" },
);
