import { type Colour, colours } from '#shared/model/annotation.ts';
import { useTranslator } from '../../state/application.ts';
import { useColourNames } from '../../state/colourNames.ts';

interface ColourRowProps {
  readonly value: Colour | null;
  readonly onPick: (colour: Colour) => void;
}

/** Zotero's eight colours with their names (the person's own, where given) and digits. */
export function ColourRow({ value, onPick }: ColourRowProps) {
  const { t } = useTranslator();
  const colourName = useColourNames();
  return colours.map((colour, index) => {
    const label = t('colour.withDigit', { colour: colourName(colour), digit: String(index + 1) });
    return (
      <button
        key={colour}
        type="button"
        className="swatch"
        data-colour={colour}
        aria-label={label}
        title={label}
        aria-pressed={colour === value}
        onClick={() => onPick(colour)}
      />
    );
  });
}
