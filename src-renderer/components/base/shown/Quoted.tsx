import { useShownPassages } from './useShownPassages.ts';

interface QuotedProps {
  readonly text: string;
  /** Of the issue; undefined where it is not known. */
  readonly language: string | undefined;
}

/** A passage of an issue in the characters that a person wants to read; copied, it is what is printed. */
export function Quoted({ text, language }: QuotedProps) {
  const show = useShownPassages();
  return <span data-printed={text}>{show(text, language)}</span>;
}
