import type { ComponentPropsWithoutRef } from 'react';

interface ChoiceSelectProps<T extends string>
  extends Pick<ComponentPropsWithoutRef<'select'>, 'id' | 'aria-describedby'> {
  readonly value: T;
  readonly choices: readonly T[];
  readonly nameOf: (choice: T) => string;
  /** BCP 47, of a name that is not in the language of the window. */
  readonly langOf?: (choice: T) => string | undefined;
  readonly onChange: (choice: T) => void;
}

/** The menu of a few choices, by their names. */
export function ChoiceSelect<T extends string>(props: ChoiceSelectProps<T>) {
  const { choices, nameOf, langOf, onChange, ...select } = props;
  return (
    <select
      {...select}
      onChange={({ target }) => {
        const chosen = choices.find((choice) => choice === target.value);
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      {choices.map((choice) => (
        <option key={choice} value={choice} lang={langOf?.(choice)}>
          {nameOf(choice)}
        </option>
      ))}
    </select>
  );
}
