import type { Flow } from '#shared/model/span.ts';
import type { ArticleDraft, NoticeDraft } from '../articles/draftedArticle.ts';
import { isCapitals } from '../lines/latinText.ts';
import type { Manuscript } from '../lines/lines.ts';
import { joinFlows } from '../lines/passages.ts';

/** An advertisement under a line in capitals has at most so many characters. */
const longestText = 260;
/** So many one after the other are a column of advertisements, if so many of them speak of trade. */
const fewestInColumn = 3;
const tradeShare = 0.5;

/** What is sold, where, for how much, when to call: words of trade in general, no product. */
const trade =
  /[$£€]\s?\d|\b\d+\s?(?:c|cts?|cents|pf|mk|fr|kr|gld)\b|[¢½¼]|\b(?:phone|telephone|tel|call|sale|price[sd]?|rates?|store|shop|street|st|ave|avenue|co|bros|inc|ltd|dealers?|agents?|free|terms|buy|sold|ladies|hotel|rooms?|cash|credit|bargains?|preis|laden|verkauf|zu verkaufen|magasin|prix|vente|rue|straat|prijs|te koop)\b\.?/iu;

/**
 * Short runs under lines in capitals that stand one after the other and speak of trade are a column of
 * advertisements: each run is one notice, with the line over it.
 */
export function settleAdvertisements(
  articles: readonly ArticleDraft[],
  slice: Manuscript['slice'],
): { readonly articles: readonly ArticleDraft[]; readonly notices: readonly NoticeDraft[] } {
  const kept: ArticleDraft[] = [];
  const notices: NoticeDraft[] = [];
  let column: ArticleDraft[] = [];
  const close = () => {
    const trading = column.filter((article) => flowsOf(article).some(({ text }) => trade.test(text)));
    const isColumn = column.length >= fewestInColumn && trading.length >= column.length * tradeShare;
    if (!isColumn) kept.push(...column);
    else for (const article of column) notices.push(asNotice(article, slice));
    column = [];
  };
  for (const article of articles) {
    if (mayAdvertise(article)) column.push(article);
    else {
      close();
      kept.push(article);
    }
  }
  close();
  return { articles: kept, notices };
}

const flowsOf = ({ headline, deck, paragraphs }: ArticleDraft): readonly Flow[] =>
  [...(headline ? [headline] : []), ...(deck ? [deck] : []), ...paragraphs].sort((a, b) => a.start - b.start);

function mayAdvertise(article: ArticleDraft): boolean {
  const { headline, kicker, bylineLine, creditLine, continuationMarks, paragraphs } = article;
  if (!headline || !isCapitals(headline.text) || kicker || bylineLine || creditLine !== null) return false;
  if (continuationMarks.length > 0) return false;
  return paragraphs.reduce((sum, { text }) => sum + text.length, 0) <= longestText;
}

const asNotice = (article: ArticleDraft, slice: Manuscript['slice']): NoticeDraft => ({
  flow: joinFlows(flowsOf(article), slice, () => ' '),
  kind: 'advertisement',
  page: article.page,
});
