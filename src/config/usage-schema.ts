import { choice, located, object, optional, required, url } from "../schema/index.ts";

const allowed = located(choice("yes", "no"));

/** `usage:` in the configuration. */
export const usage = object(
  {
    search: required(allowed, "Whether search engines may list the site.", "yes"),
    ai_input: required(
      allowed,
      "Whether programs may give a story to a model as input for an answer: grounding, retrieval, summaries.",
      "yes",
    ),
    ai_training: required(allowed, "Whether models may be trained on the texts.", "no"),
    licence: optional(
      located(url),
      "Where the terms for machines can be read. Default: the address of `site.licence`.",
      "https://example.org/terms/",
    ),
  },
  "`usage`",
  { license: "licence", terms: "licence", ai: "ai_input", training: "ai_training", ai_train: "ai_training" },
);
