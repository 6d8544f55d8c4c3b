interface FilterFieldProps {
  readonly value: string;
  /** What can be typed here; the field is called so as well. */
  readonly label: string;
  readonly onChange: (text: string) => void;
}

/** Narrows a list as one types. */
export function FilterField({ value, label, onChange }: FilterFieldProps) {
  return (
    <input
      type="search"
      className="paper-filter"
      autoComplete="off"
      spellCheck={false}
      value={value}
      placeholder={label}
      aria-label={label}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
