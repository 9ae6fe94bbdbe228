import type { SectionKind } from "./section-kinds.ts";

/**
 * Headings of the house sections by language, as writers write them: without their last mark, in any case. The first one
 * of each is the theme's own (`section_…` in templates/strings/). No heading means two sections, not even in two languages:
 * a text may have headings in another language than it says.
 */
export const SECTION_HEADINGS: Readonly<Record<string, Readonly<Record<SectionKind, readonly string[]>>>> = {
  en: {
    happened: ["What's happened", "What happened", "What has happened"],
    behind: ["What's behind the headline", "Behind the headline", "Analysis"],
    papers: ["What the papers say", "What the media say"],
    background: ["How we got here", "Background"],
    deeper: ["Go deeper"],
    questions: ["Common questions", "Common question"],
    topics: ["More on these topics", "More on this topic"],
  },
  ar: {
    happened: ["ماذا حدث", "ما الذي حدث"],
    behind: ["ما وراء العنوان", "ما وراء الخبر"],
    papers: ["ماذا تقول الصحف"],
    background: ["كيف وصلنا إلى هنا", "الخلفية"],
    deeper: ["للتعمق", "تعمق أكثر"],
    questions: ["أسئلة شائعة", "سؤال شائع"],
    topics: ["المزيد عن هذه المواضيع", "المزيد عن هذا الموضوع"],
  },
  es: {
    happened: ["Qué ha pasado", "Qué pasó", "Qué ha ocurrido", "Qué ocurrió"],
    behind: ["Qué hay detrás del titular", "Detrás del titular", "Detrás de la noticia", "Análisis"],
    papers: [
      "Qué dice la prensa",
      "Lo que dice la prensa",
      "Qué dicen los medios",
      "Qué dicen los periódicos",
    ],
    background: ["Cómo hemos llegado hasta aquí", "Cómo llegamos hasta aquí", "Antecedentes", "Contexto"],
    deeper: ["Para profundizar", "Para saber más", "Más a fondo"],
    questions: ["Preguntas frecuentes", "Pregunta frecuente"],
    topics: ["Más sobre estos temas", "Más sobre este tema"],
  },
  fr: {
    happened: ["Ce qui s'est passé", "Que s'est-il passé", "Les faits"],
    behind: ["Derrière le titre", "Derrière les titres", "Ce que cache le titre", "Analyse"],
    papers: [
      "Ce qu'en dit la presse",
      "Ce que dit la presse",
      "Ce que disent les journaux",
      "Revue de presse",
    ],
    background: ["Comment on en est arrivé là", "Comment en est-on arrivé là", "Contexte", "Le contexte"],
    deeper: ["Pour aller plus loin", "Aller plus loin", "Pour en savoir plus"],
    questions: ["Questions fréquentes", "Question fréquente"],
    topics: ["Plus sur ces thèmes", "Plus sur ce thème", "Plus sur ces sujets", "Sur le même thème"],
  },
  de: {
    happened: ["Was ist passiert", "Was passiert ist", "Was ist geschehen", "Was geschehen ist"],
    behind: ["Was steckt hinter der Schlagzeile", "Hinter der Schlagzeile", "Was dahintersteckt", "Analyse"],
    papers: [
      "Was die Presse schreibt",
      "Was die Zeitungen schreiben",
      "Was die Medien schreiben",
      "Pressestimmen",
    ],
    background: ["Wie es dazu kam", "Wie kam es dazu", "Hintergrund", "Vorgeschichte"],
    deeper: ["Mehr dazu", "Zum Weiterlesen", "Weiterführendes"],
    questions: ["Häufige Fragen", "Häufige Frage", "Fragen und Antworten"],
    topics: ["Mehr zu diesen Themen", "Mehr zu diesem Thema", "Mehr zum Thema"],
  },
  zh: {
    happened: ["发生了什么", "發生了什麼", "事件经过"],
    behind: ["新闻背后", "新聞背後", "标题背后", "分析"],
    papers: ["媒体怎么说", "媒體怎麼說", "媒体报道", "各报怎么说"],
    background: ["来龙去脉", "來龍去脈", "背景", "前因后果"],
    deeper: ["深入了解", "深入阅读", "延伸阅读"],
    questions: ["常见问题", "常見問題"],
    topics: ["相关话题", "相關話題", "更多相关话题"],
  },
  ja: {
    happened: ["何が起きたのか", "何が起きたか", "何があったのか"],
    behind: ["見出しの裏側", "ニュースの裏側", "ニュースの背後", "解説"],
    papers: ["各紙の論調", "各紙の報道", "メディアはどう伝えたか"],
    background: ["これまでの経緯", "経緯", "背景"],
    deeper: ["さらに詳しく", "もっと詳しく", "さらに知る"],
    questions: ["よくある質問", "よくある疑問"],
    topics: ["関連するトピック", "関連トピック", "このトピックをもっと"],
  },
  ko: {
    happened: ["무슨 일이 있었나", "무슨 일이 일어났나", "무슨 일인가"],
    behind: ["뉴스의 이면", "기사의 이면", "헤드라인 뒤에는", "분석"],
    papers: ["언론은 어떻게 보도했나", "언론 보도", "신문은 뭐라고 하나"],
    background: ["여기까지 온 과정", "어떻게 여기까지 왔나", "배경"],
    deeper: ["더 깊이 알아보기", "더 알아보기"],
    questions: ["자주 묻는 질문"],
    topics: ["관련 주제 더 보기", "이 주제 더 보기", "관련 주제"],
  },
  hi: {
    happened: ["क्या हुआ", "क्या हुआ है"],
    behind: ["सुर्ख़ी के पीछे क्या है", "सुर्खी के पीछे क्या है", "ख़बर के पीछे", "विश्लेषण"],
    papers: ["अख़बार क्या कहते हैं", "अखबार क्या कहते हैं", "मीडिया क्या कहता है"],
    background: ["यहाँ तक कैसे पहुँचे", "हम यहाँ तक कैसे पहुँचे", "पृष्ठभूमि"],
    deeper: ["और गहराई से", "विस्तार से जानें"],
    questions: ["आम सवाल", "अक्सर पूछे जाने वाले सवाल"],
    topics: ["इन विषयों पर और", "इस विषय पर और"],
  },
  pt: {
    happened: ["O que aconteceu", "O que se passou", "O que houve"],
    behind: ["O que está por trás da manchete", "Por trás da manchete", "Por trás da notícia", "Análise"],
    papers: ["O que diz a imprensa", "O que dizem os jornais", "O que diz a mídia"],
    background: ["Como chegamos até aqui", "Como chegámos até aqui", "Como chegamos aqui", "Antecedentes"],
    deeper: ["Para saber mais", "Para se aprofundar", "Vá mais fundo"],
    questions: ["Perguntas frequentes", "Pergunta frequente"],
    topics: ["Mais sobre estes temas", "Mais sobre este tema", "Mais sobre esses temas"],
  },
  ru: {
    happened: ["Что произошло", "Что случилось"],
    behind: ["Что стоит за новостью", "Что стоит за заголовком", "За строкой новостей", "Анализ"],
    papers: ["Что пишет пресса", "Что пишут газеты", "Что пишут СМИ", "Обзор прессы"],
    background: ["Как до этого дошло", "Как мы к этому пришли", "Предыстория"],
    deeper: ["Узнать больше", "Подробнее"],
    questions: ["Частые вопросы", "Частый вопрос", "Вопросы и ответы"],
    topics: ["Ещё по этим темам", "Ещё по этой теме", "Больше по этим темам"],
  },
};

/** The theme's own headings in a language, or in English if it does not have that language. */
export function headingsIn(language: string): Readonly<Record<SectionKind, string>> {
  const [primary = ""] = language.toLowerCase().split("-");
  const headings = SECTION_HEADINGS[primary] ?? SECTION_HEADINGS.en!;
  return Object.fromEntries(Object.entries(headings).map(([kind, [own = ""]]) => [kind, own])) as Readonly<
    Record<SectionKind, string>
  >;
}
