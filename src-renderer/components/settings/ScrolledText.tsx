interface ScrolledTextProps {
  readonly label: string;
  /** Null while it is fetched. */
  readonly text: string | null;
  /** BCP 47, where the text is not in the language of the window. */
  readonly lang?: string;
}

/** A long text as it was written, in a box of its own that scrolls. */
export const ScrolledText = ({ label, text, lang }: ScrolledTextProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it with the keys.
  <section className="scrolled-text" tabIndex={0} aria-label={label}>
    <pre lang={lang}>{text ?? '…'}</pre>
  </section>
);
