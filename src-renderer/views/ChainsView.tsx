import { useEffect, useRef } from 'react';
import { chainOrders } from '#shared/model/finding/reprints.ts';
import { FilterField } from '../components/fields/FilterField.tsx';
import { Frame } from '../components/frame/Frame.tsx';
import { ChainEntry } from '../components/reprints/ChainEntry.tsx';
import { ChainProgress } from '../components/reprints/ChainProgress.tsx';
import { ShelfPanel } from '../components/shelf/ShelfPanel.tsx';
import { useApplication, usePart, useTranslator } from '../state/application.ts';
import { useScrollPlace } from '../state/scrollPlace.ts';
import { chainsAtOnce, mostListed } from '../state/search/chains.ts';

/** Which passages went through the papers of the library, when, and how far. */
export function ChainsView() {
  const { chains } = useApplication();
  const translator = useTranslator();
  const { t } = translator;
  const scroller = useRef<HTMLElement>(null);
  const { text, order, limit, found, failure, progress } = usePart(chains.store, (state) => state);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was compared since may be another chain
  useEffect(() => void chains.look(), [chains, progress?.compared, progress?.status]);
  useScrollPlace(scroller, {}, found !== null);
  return (
    <Frame left={<ShelfPanel />}>
      <main ref={scroller} id="content" className="desk" tabIndex={-1} aria-label={t('reprints.chains')}>
        <div className="chains-page">
          <h1>{t('reprints.chains')}</h1>
          <div className="chains-ways">
            <FilterField
              value={text}
              label={t('reprints.filter')}
              onChange={(typed) => void chains.look({ text: typed, limit: chainsAtOnce })}
            />
            <select
              aria-label={t('reprints.order')}
              value={order}
              onChange={({ target }) =>
                void chains.look({ order: chainOrders.find((one) => one === target.value) ?? order })
              }
            >
              {chainOrders.map((one) => (
                <option key={one} value={one}>
                  {t(`reprints.order.${one}`)}
                </option>
              ))}
            </select>
          </div>
          {found && (
            <p className="soft" role="status">
              {found.total === 0 && text === ''
                ? t('reprints.noChains')
                : t('reprints.chainCount', { count: found.total })}
            </p>
          )}
          <ChainProgress />
          {found?.chains.map((chain) => (
            <ChainEntry
              key={chain.printings
                .map(({ issueId, articleId, span }) => `${issueId} ${articleId} ${span.start}`)
                .join()}
              chain={chain}
            />
          ))}
          {found && found.chains.length < found.total && limit < mostListed && (
            <button
              type="button"
              className="button"
              onClick={() => void chains.look({ limit: Math.min(mostListed, limit + chainsAtOnce) })}
            >
              {t('common.more')}
            </button>
          )}
          {failure !== null && (
            <p className="failure" role="alert">
              {translator.failure(failure)}
            </p>
          )}
        </div>
      </main>
    </Frame>
  );
}
