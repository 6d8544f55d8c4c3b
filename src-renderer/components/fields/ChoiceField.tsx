import { useId } from 'react';
import { ChoiceSelect } from './ChoiceSelect.tsx';

interface ChoiceFieldProps<T extends string> {
  readonly label: string;
  /** What it is for, where the name alone does not say it. */
  readonly why?: string;
  readonly value: T;
  readonly choices: readonly T[];
  readonly nameOf: (choice: T) => string;
  readonly onChange: (choice: T) => void;
}

/** One of a few choices, by their names. */
export function ChoiceField<T extends string>({ label, why, ...choice }: ChoiceFieldProps<T>) {
  const id = useId();
  return (
    <label className="choice-field" title={why} htmlFor={id}>
      {label}
      <ChoiceSelect id={id} {...choice} />
    </label>
  );
}
