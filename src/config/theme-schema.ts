import {
  boolean,
  choice,
  defaulted,
  either,
  type Infer,
  line,
  located,
  mapOf,
  object,
  optional,
  pattern,
  required,
  staticFile,
  verbatim,
} from "../schema/index.ts";

const colour = located(
  pattern(
    "a colour",
    /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i,
    'write six hexadecimal digits, in quotes: `"#9b1c1c"`',
  ),
);

/** Families of fonts that every reader's system has. */
export const FONTS = ["serif", "sans", "slab", "humanist", "mono"] as const;

const ownFont = object(
  {
    family: required(line, "The font's name.", "Literata"),
    file: required(located(staticFile), "Its file in static/, as WOFF2.", "/fonts/literata.woff2"),
    bold: optional(
      located(staticFile),
      "The file with its bold letters, if the first one is not variable.",
      "/fonts/literata-bold.woff2",
    ),
    italic: optional(located(staticFile), "The file with its italic letters."),
  },
  "the font",
);

const font = either(choice(...FONTS), ownFont);

/** `theme:` in the configuration. */
export const theme = object(
  {
    accent: optional(
      either(
        colour,
        object(
          {
            light: required(colour, "On light paper.", '"#9b1c1c"'),
            dark: required(colour, "On dark paper.", '"#f0948a"'),
          },
          "`accent`",
        ),
      ),
      "The site's colour, for labels and marks. From one colour, the one for dark mode is made. Readers must be able to read it: a colour with too little contrast is an error.",
      '"#0b6e4f"',
    ),
    fonts: optional(
      object(
        {
          headline: optional(font, "For titles.", "sans"),
          text: optional(font, "For texts.", "serif"),
        },
        "`fonts`",
      ),
      "A family that every system has, or a font of your own: `{family: Literata, file: /fonts/literata.woff2}`.",
      "{headline: sans}",
    ),
    density: defaulted(
      choice("comfortable", "compact"),
      "comfortable",
      "How much space is between things.",
      "compact",
    ),
    returning: defaulted(
      boolean,
      true,
      "Whether the home page, topics and storylines mark what is new since a reader's last visit. The reader's browser keeps that; nothing is sent.",
      "false",
    ),
    strings: defaulted(
      mapOf("name", located(verbatim)),
      [],
      "Words of the theme to replace, by their names in templates/strings/.",
    ),
  },
  "`theme`",
);

export type ThemeSettings = Infer<typeof theme>;
export type Font = Infer<typeof font>;
