/** An outlet that a text may name: its usual name, other names, and its website. */
export interface KnownOutlet {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly url: string;
  /** Hosts without `www.` that it also publishes on. */
  readonly domains?: readonly string[];
}

/** Outlets that briefings often name. Others are recognised by how a text introduces them. */
export const knownOutlets: readonly KnownOutlet[] = [
  { name: "Al Jazeera", url: "https://www.aljazeera.com/" },
  {
    name: "AP News",
    aliases: ["Associated Press", "The Associated Press", "AP"],
    url: "https://apnews.com/",
  },
  { name: "Axios", url: "https://www.axios.com/" },
  { name: "BBC News", aliases: ["BBC", "The BBC"], url: "https://www.bbc.com/news" },
  { name: "Bloomberg", url: "https://www.bloomberg.com/" },
  { name: "CNN", url: "https://www.cnn.com/" },
  { name: "Deutsche Welle", aliases: ["DW"], url: "https://www.dw.com/" },
  { name: "El País", url: "https://elpais.com/" },
  { name: "Financial Times", aliases: ["The Financial Times", "FT"], url: "https://www.ft.com/" },
  { name: "France 24", url: "https://www.france24.com/" },
  { name: "Le Monde", url: "https://www.lemonde.fr/" },
  { name: "NPR", url: "https://www.npr.org/" },
  { name: "Politico", url: "https://www.politico.com/" },
  { name: "Reuters", url: "https://www.reuters.com/" },
  { name: "Sky News", url: "https://news.sky.com/" },
  {
    name: "South China Morning Post",
    aliases: ["The South China Morning Post", "SCMP"],
    url: "https://www.scmp.com/",
  },
  { name: "The Economist", url: "https://www.economist.com/" },
  { name: "The Guardian", url: "https://www.theguardian.com/" },
  { name: "The Independent", url: "https://www.independent.co.uk/" },
  { name: "The New York Times", aliases: ["New York Times", "NYT"], url: "https://www.nytimes.com/" },
  { name: "The Telegraph", url: "https://www.telegraph.co.uk/" },
  { name: "The Times", url: "https://www.thetimes.com/" },
  { name: "The Wall Street Journal", aliases: ["Wall Street Journal", "WSJ"], url: "https://www.wsj.com/" },
  { name: "The Washington Post", aliases: ["Washington Post"], url: "https://www.washingtonpost.com/" },
  { name: "Yonhap News Agency", aliases: ["Yonhap"], url: "https://en.yna.co.kr/" },
];
