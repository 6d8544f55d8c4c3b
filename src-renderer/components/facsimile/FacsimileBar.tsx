import type { ReactNode } from 'react';
import type { FacsimileSheet } from '#shared/model/facsimile.ts';
import { useTranslator } from '../../state/application.ts';
import { Icon } from '../base/Icon.tsx';
import { IconButton } from '../base/IconButton.tsx';
import { zoomStep } from './geometry/zoom.ts';
import type { Zooming } from './useZoom.ts';

interface FacsimileBarProps {
  readonly sheets: readonly FacsimileSheet[];
  readonly current: number;
  readonly nameOf: (sheet: FacsimileSheet) => string;
  readonly zooming: Zooming;
  readonly beside: boolean;
  readonly onTurn: (index: number) => void;
  readonly onBeside: (beside: boolean) => void;
  /** What can be done with the page besides. */
  readonly children: ReactNode;
}

/** Turning pages, enlarging, and whether the text stands beside the page. */
export function FacsimileBar(props: FacsimileBarProps) {
  const { sheets, current, nameOf, zooming, beside, onTurn, onBeside } = props;
  const { t, number } = useTranslator();
  return (
    <div className="facsimile-bar">
      {sheets.length > 1 && (
        <div className="facsimile-group">
          <IconButton
            icon="left"
            label={t('facsimile.previousPage')}
            disabled={current === 0}
            onClick={() => onTurn(current - 1)}
          />
          <select
            className="facsimile-pages"
            aria-label={t('facsimile.page')}
            value={current}
            onChange={(event) => onTurn(Number(event.target.value))}
          >
            {sheets.map((sheet, index) => (
              <option key={sheet.number} value={index}>
                {nameOf(sheet)}
              </option>
            ))}
          </select>
          <IconButton
            icon="right"
            label={t('facsimile.nextPage')}
            disabled={current === sheets.length - 1}
            onClick={() => onTurn(current + 1)}
          />
        </div>
      )}
      <div className="facsimile-group">
        <IconButton
          icon="minus"
          label={t('facsimile.smaller')}
          shortcut="-"
          onClick={() => zooming.zoomBy(1 / zoomStep)}
        />
        <output className="facsimile-percent" aria-label={t('facsimile.enlargement')}>
          {number(Math.round(zooming.enlargement * 100))} %
        </output>
        <IconButton
          icon="plus"
          label={t('facsimile.larger')}
          shortcut="+"
          onClick={() => zooming.zoomBy(zoomStep)}
        />
        <IconButton
          icon="wholePage"
          label={t('facsimile.wholePage')}
          shortcut="0"
          aria-pressed={zooming.zoom === 'page'}
          onClick={() => zooming.zoomTo('page')}
        />
        <IconButton
          icon="fitWidth"
          label={t('facsimile.fitWidth')}
          aria-pressed={zooming.zoom === 'width'}
          onClick={() => zooming.zoomTo('width')}
        />
      </div>
      {props.children}
      <button
        type="button"
        className="button small facsimile-beside"
        aria-label={t('facsimile.beside')}
        title={t('facsimile.beside')}
        aria-pressed={beside}
        onClick={() => onBeside(!beside)}
      >
        <Icon name="beside" />
        <span>{t('facsimile.beside')}</span>
      </button>
    </div>
  );
}
