import { ChoiceSelect } from '../fields/ChoiceSelect.tsx';
import { Setting } from './Setting.tsx';

interface ChoiceSettingProps<T extends string> {
  readonly label: string;
  /** What it does, in a sentence. */
  readonly hint: string;
  readonly value: T;
  readonly choices: readonly T[];
  readonly nameOf: (choice: T) => string;
  /** See ChoiceSelect. */
  readonly langOf?: (choice: T) => string | undefined;
  readonly onChange: (choice: T) => void;
}

/** A preference that is one of a few choices; it is found by their names as well. */
export const ChoiceSetting = <T extends string>({ label, hint, ...choice }: ChoiceSettingProps<T>) => (
  <Setting label={label} hint={hint} choices={choice.choices.map(choice.nameOf).join(' ')}>
    {(control) => <ChoiceSelect {...choice} {...control} />}
  </Setting>
);
