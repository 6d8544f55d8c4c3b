import { useState } from 'react';

interface RenameFormProps {
  /** What the name is, for its field. */
  readonly label: string;
  readonly name: string;
  readonly className?: string;
  /** Told once Enter is pressed or the field is left; null when Escape gives it up. */
  readonly onDone: (name: string | null) => void;
}

/** A field in place of a name, to write another one. */
export function RenameForm({ label, name, className, onDone }: RenameFormProps) {
  const [text, setText] = useState(name);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onDone(text);
      }}
    >
      <input
        type="text"
        className={className}
        aria-label={label}
        maxLength={200}
        ref={(input) => input?.focus()}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onBlur={() => onDone(text)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onDone(null);
        }}
      />
    </form>
  );
}
