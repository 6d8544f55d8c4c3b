import { daysBetween } from '#shared/model/finding/byDay.ts';
import type { ChainPrinting, ReprintChain } from '#shared/model/finding/reprints.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { PlaceLink } from '../panes/PlaceLink.tsx';
import { useOpenPlace } from '../panes/useOpenPlace.ts';
import { usePrintingName } from './usePrintingName.ts';

/** One passage's way through the papers: its beginning, how far it came, and every printing as a link to it. */
export function ChainEntry({ chain }: { readonly chain: ReprintChain }) {
  const { library } = useApplication();
  const { t } = useTranslator();
  const { printings, printingCount, paperCount, days, characters, opening } = chain;
  const [first] = printings;
  const language = usePart(library.store, ({ issues }) => issues.get(first?.issueId ?? '')?.language);
  const headline = printings.find((printing) => printing.headline !== null)?.headline;
  const facts = [
    t('reprints.printings', { count: printingCount }),
    t('count.papers', { count: paperCount }),
    days === null ? null : t('reprints.onItsWay', { count: days }),
    t('reprints.characters', { count: characters }),
  ];
  const left = printingCount - printings.length;
  return (
    <article className="chain-entry">
      <h2 lang={language} dir="auto">
        {headline ?? t('paper.untitledArticle')}
      </h2>
      <p className="soft">{facts.filter((fact) => fact !== null).join(' · ')}</p>
      <p className="chain-opening" lang={language} dir="auto">
        {opening}…
      </p>
      <ol>
        {printings.map((printing, at) => (
          <li key={`${printing.issueId} ${printing.articleId}`}>
            <PrintingLine printing={printing} first={first} isFirst={at === 0} />
          </li>
        ))}
      </ol>
      {left > 0 && <p className="soft">{t('reprints.morePrintings', { count: left })}</p>}
    </article>
  );
}

interface PrintingLineProps {
  readonly printing: ChainPrinting;
  readonly first: ChainPrinting | undefined;
  readonly isFirst: boolean;
}

function PrintingLine({ printing, first, isFirst }: PrintingLineProps) {
  const { t } = useTranslator();
  const nameOf = usePrintingName();
  const openPlace = useOpenPlace();
  const { issueId, date, headline, span } = printing;
  const place = { issueId, articleId: null, arrival: { kind: 'span', span } } as const;
  const later = isFirst ? null : daysBetween(first?.date, date);
  return (
    <PlaceLink
      route={{ name: 'issue', view: 'page', ...place }}
      onOpen={(beside) => openPlace(place, beside)}
      title={headline ?? undefined}
    >
      <strong>{nameOf(printing)}</strong>
      {isFirst && date !== null && <span className="chain-first">{t('reprints.first')}</span>}
      {later !== null && <span className="soft">{t('reprints.later', { count: later })}</span>}
    </PlaceLink>
  );
}
