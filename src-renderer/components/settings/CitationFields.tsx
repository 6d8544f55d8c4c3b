import { Fragment, useId, useState } from 'react';
import { type Colour, colours } from '#shared/model/annotation.ts';
import { citekeyWords } from '#shared/model/settings.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { type ControlIds, Setting } from './Setting.tsx';

/** What citekeys are made of. Kept when the field is left, so that half a pattern is never in use. */
export function CitekeyField() {
  const { settings } = useApplication();
  const { t } = useTranslator();
  const pattern = usePart(settings.store, (state) => state.citekeyPattern);
  return (
    <Setting
      label={t('settings.citekey')}
      hint={t('settings.citekeyHint', { words: citekeyWords.map((word) => `[${word}]`).join(' ') })}
    >
      {(control) => (
        <TextInput
          key={pattern}
          value={pattern}
          maxLength={200}
          control={control}
          onCommit={(next) => {
            if (next !== '') void settings.change({ citekeyPattern: next });
          }}
        />
      )}
    </Setting>
  );
}

/** What the person calls each highlight colour; exports use the names as headings or tags. */
export function ColourNames() {
  const { settings } = useApplication();
  const { t } = useTranslator();
  const id = useId();
  const names = usePart(settings.store, (state) => state.colourNames);
  const rename = (colour: Colour, name: string) => {
    const { [colour]: _old, ...others } = names;
    void settings.change({ colourNames: name === '' ? others : { ...others, [colour]: name } });
  };
  return (
    <details className="colour-names">
      <summary>{t('settings.colours')}</summary>
      <p className="setting-hint" id={`${id}-hint`}>
        {t('settings.coloursHint')}
      </p>
      <div className="setting">
        {colours.map((colour) => (
          <Fragment key={colour}>
            <label htmlFor={`${id}-${colour}`}>{t(`colour.${colour}`)}</label>
            <TextInput
              key={names[colour] ?? ''}
              control={{ id: `${id}-${colour}`, 'aria-describedby': `${id}-hint` }}
              value={names[colour] ?? ''}
              maxLength={60}
              onCommit={(name) => rename(colour, name)}
            />
          </Fragment>
        ))}
      </div>
    </details>
  );
}

interface TextInputProps {
  readonly value: string;
  readonly maxLength: number;
  readonly control: ControlIds;
  readonly onCommit: (value: string) => void;
}

/** A text that counts when the field is left; give it its value as `key` to follow changes from outside. */
function TextInput({ value, maxLength, control, onCommit }: TextInputProps) {
  const [text, setText] = useState(value);
  return (
    <input
      type="text"
      maxLength={maxLength}
      value={text}
      {...control}
      onChange={({ target }) => setText(target.value)}
      onBlur={() => {
        if (text.trim() !== value) onCommit(text.trim());
      }}
    />
  );
}
