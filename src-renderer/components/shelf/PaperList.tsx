import { useMemo, useState } from 'react';
import { useApplication, useTranslator } from '../../state/application.ts';
import {
  foldPapers,
  type PaperFold,
  type Publication,
  paperFolds,
  papersNamed,
} from '../../state/library/publications.ts';
import { FilterField } from '../fields/FilterField.tsx';
import { PlaceLink } from '../panes/PlaceLink.tsx';
import { usePaperName } from './usePaperName.ts';

/** So many papers are found by looking down their list. */
const mostUnfiltered = 12;

interface PaperListProps {
  readonly publications: readonly Publication[];
  /** The paper whose page is shown, by any of its names. */
  readonly chosen: string | null;
}

/** The papers of the library; many can be filtered, and folded by place, language or century. */
export function PaperList({ publications, chosen }: PaperListProps) {
  const { t, language } = useTranslator();
  const [wanted, setWanted] = useState('');
  const [fold, setFold] = useState<PaperFold>('none');
  const languages = useMemo(() => new Intl.DisplayNames([language], { type: 'language' }), [language]);
  const listed = useMemo(
    () => papersNamed(publications, wanted, (tag) => named(languages, tag)),
    [publications, wanted, languages],
  );
  const offered = useMemo(
    () => paperFolds.filter((one) => one !== 'place' || publications.some(({ places }) => places.length > 0)),
    [publications],
  );
  const folds = useMemo(() => (fold === 'none' ? null : foldPapers(listed, fold)), [listed, fold]);
  const nameOf = (key: string | null) => {
    if (key === null) return t('shelf.fold.unknown');
    if (fold === 'place') return key;
    return fold === 'century'
      ? t('shelf.fold.years', { from: key, to: String(Number(key) + 99) })
      : named(languages, key);
  };
  const isLong = publications.length > mostUnfiltered;
  return (
    <>
      {isLong && (
        <>
          <FilterField value={wanted} label={t('shelf.filterPapers')} onChange={setWanted} />
          <select
            className="paper-fold"
            aria-label={t('shelf.fold.name')}
            value={fold}
            onChange={({ target }) => setFold(paperFolds.find((one) => one === target.value) ?? 'none')}
          >
            {offered.map((one) => (
              <option key={one} value={one}>
                {t(`shelf.fold.${one}`)}
              </option>
            ))}
          </select>
        </>
      )}
      {folds ? (
        folds.map(({ key, papers }) => (
          <details key={key} className="paper-folded" open={folds.length < 4 || wanted !== ''}>
            <summary>
              {nameOf(key)} <span>{t('count.papers', { count: papers.length })}</span>
            </summary>
            <PaperItems publications={papers} chosen={chosen} />
          </details>
        ))
      ) : (
        <PaperItems publications={listed} chosen={chosen} />
      )}
    </>
  );
}

function PaperItems({ publications, chosen }: PaperListProps) {
  const { router } = useApplication();
  const { t } = useTranslator();
  const paperName = usePaperName();
  return (
    <ul className="panel-list">
      {publications.map((publication) => {
        const route = { name: 'shelf' as const, publication: publication.key };
        return (
          <li key={publication.key}>
            <PlaceLink
              className="panel-item"
              aria-current={chosen !== null && publication.variants.has(chosen) ? 'page' : undefined}
              route={route}
              onOpen={() => router.go(route)}
            >
              <strong lang={publication.language} className="serif">
                {paperName(publication)}
              </strong>
              <span>{t('count.issues', { count: publication.issueCount })}</span>
            </PlaceLink>
          </li>
        );
      })}
    </ul>
  );
}

/** What a language is called; a tag that is none is its own name. */
function named(languages: Intl.DisplayNames, tag: string): string {
  try {
    return languages.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
