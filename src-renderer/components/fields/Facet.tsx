import { useState } from 'react';
import type { FacetCount } from '#shared/model/search.ts';
import { useTranslator } from '../../state/application.ts';

/** So many values are shown before the person asks for more. */
const few = 6;

interface FacetProps {
  readonly title: string;
  readonly counts: readonly FacetCount[];
  readonly name?: (value: string) => string;
  readonly chosen: string | undefined;
  readonly onChoose: (value: string) => void;
  /** Values are colours and show themselves. */
  readonly swatches?: boolean;
}

/** The values that a filter can have, with counts. A second press on a value lifts it. */
export function Facet({
  title,
  counts,
  name = (value) => value,
  chosen,
  onChoose,
  swatches = false,
}: FacetProps) {
  const { t, number } = useTranslator();
  const [all, setAll] = useState(false);
  if (counts.length === 0) return null;
  const shown = all ? counts : counts.filter(({ value }, index) => index < few || value === chosen);
  return (
    <section>
      <h2 className="panel-title">{title}</h2>
      <ul className="panel-list">
        {shown.map(({ value, count }) => (
          <li key={value}>
            <button
              type="button"
              className="facet"
              aria-pressed={value === chosen}
              data-colour={swatches ? value : undefined}
              onClick={() => onChoose(value)}
            >
              <span>{name(value)}</span>
              <span className="facet-count">{number(count)}</span>
            </button>
          </li>
        ))}
      </ul>
      {counts.length > few && (
        <button
          type="button"
          className="plain-button facet-more"
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? t('search.fewer') : t('search.all', { count: counts.length })}
        </button>
      )}
    </section>
  );
}
