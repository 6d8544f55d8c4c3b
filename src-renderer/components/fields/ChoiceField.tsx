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
export function ChoiceField<T extends string>({
  label,
  why,
  value,
  choices,
  nameOf,
  onChange,
}: ChoiceFieldProps<T>) {
  return (
    <label className="choice-field" title={why}>
      {label}
      <select
        value={value}
        onChange={({ target }) => {
          const chosen = choices.find((choice) => choice === target.value);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {nameOf(choice)}
          </option>
        ))}
      </select>
    </label>
  );
}
