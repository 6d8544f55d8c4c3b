import { useState } from 'react';
import { type Colour, colours } from '#shared/model/annotation.ts';
import { citekeyWords } from '#shared/model/settings.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';

/** What citekeys are made of. Kept when the field is left, so that half a pattern is never in use. */
export function CitekeyField() {
  const { settings } = useApplication();
  const { t } = useTranslator();
  const pattern = usePart(settings.store, (state) => state.citekeyPattern);
  return (
    <TextField
      key={pattern}
      label={t('settings.citekey')}
      value={pattern}
      maxLength={200}
      hint={t('settings.citekeyHint', { words: citekeyWords.map((word) => `[${word}]`).join(' ') })}
      onCommit={(next) => {
        if (next !== '') void settings.change({ citekeyPattern: next });
      }}
    />
  );
}

/** What the person calls each highlight colour; exports use the names as headings or tags. */
export function ColourNames() {
  const { settings } = useApplication();
  const { t } = useTranslator();
  const names = usePart(settings.store, (state) => state.colourNames);
  const rename = (colour: Colour, name: string) => {
    const { [colour]: _old, ...others } = names;
    void settings.change({ colourNames: name === '' ? others : { ...others, [colour]: name } });
  };
  return (
    <details className="colour-names">
      <summary>{t('settings.colours')}</summary>
      {colours.map((colour) => (
        <TextField
          key={`${colour} ${names[colour] ?? ''}`}
          label={t(`colour.${colour}`)}
          value={names[colour] ?? ''}
          maxLength={60}
          onCommit={(name) => rename(colour, name)}
        />
      ))}
    </details>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly maxLength: number;
  readonly hint?: string;
  readonly onCommit: (value: string) => void;
}

/** A text that counts when the field is left; give it its value as `key` to follow changes from outside. */
function TextField({ label, value, maxLength, hint, onCommit }: TextFieldProps) {
  const [text, setText] = useState(value);
  return (
    <label>
      {label}
      <input
        type="text"
        maxLength={maxLength}
        value={text}
        title={hint}
        onChange={({ target }) => setText(target.value)}
        onBlur={() => {
          if (text.trim() !== value) onCommit(text.trim());
        }}
      />
    </label>
  );
}
