import type { Colour } from '#shared/model/annotation.ts';
import { useTranslator } from '../../state/application.ts';
import { Menu } from '../base/Menu.tsx';
import { moveByArrow } from '../base/roving.ts';
import { ColourRow } from './ColourRow.tsx';

interface ColourMenuProps {
  /** Null where several annotations of any colours get one. */
  readonly value: Colour | null;
  readonly onPick: (colour: Colour) => void;
}

/** A button that opens the row of colours. */
export function ColourMenu({ value, onPick }: ColourMenuProps) {
  const { t } = useTranslator();
  return (
    <Menu
      label={t('notes.colour')}
      trigger={value === null ? t('notes.colour') : <span className="swatch small" data-colour={value} />}
      triggerProps={{
        className: value === null ? 'plain-button' : 'icon-button',
        'aria-label': t('notes.colour'),
        title: t('notes.colour'),
      }}
    >
      {(close) => (
        // biome-ignore lint/a11y/useSemanticElements: a row of toggle buttons, not a form's fields
        <div className="swatches" role="group" aria-label={t('notes.colour')} onKeyDown={moveByArrow}>
          <ColourRow
            value={value}
            onPick={(colour) => {
              onPick(colour);
              close();
            }}
          />
        </div>
      )}
    </Menu>
  );
}
