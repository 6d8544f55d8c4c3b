import type { ReactNode } from 'react';
import { useTranslator } from '../../state/application.ts';
import type { Callout } from './tree/callouts.ts';

/** What the kinds of Obsidian and GitHub say, under the names that they have there. */
const names = {
  note: 'note',
  info: 'info',
  abstract: 'abstract',
  summary: 'abstract',
  tldr: 'abstract',
  todo: 'todo',
  tip: 'tip',
  hint: 'tip',
  important: 'important',
  success: 'success',
  check: 'success',
  done: 'success',
  question: 'question',
  help: 'question',
  faq: 'question',
  warning: 'warning',
  caution: 'warning',
  attention: 'warning',
  failure: 'failure',
  fail: 'failure',
  missing: 'failure',
  danger: 'danger',
  error: 'danger',
  bug: 'danger',
  example: 'example',
  quote: 'quote',
  cite: 'quote',
} as const;

const isKnown = (kind: string): kind is keyof typeof names => Object.hasOwn(names, kind);

interface CalloutBoxProps {
  readonly callout: Callout;
  /** What stands for its title, where it has one. */
  readonly title: ReactNode;
  readonly children: ReactNode;
}

/** A callout: what kind it is, or its own title, over its words. */
export function CalloutBox({
  callout: { kind, folding, title: words, body },
  title,
  children,
}: CalloutBoxProps) {
  const { t } = useTranslator();
  const name = isKnown(kind) ? names[kind] : null;
  const head = words.length > 0 ? title : name ? t(`markdown.callout.${name}`) : kind;
  if (folding !== null && body.length > 0) {
    return (
      <details className="callout" data-kind={name} open={folding === 'open'}>
        <summary className="callout-title">{head}</summary>
        {children}
      </details>
    );
  }
  return (
    <div className="callout" data-kind={name}>
      <p className="callout-title">{head}</p>
      {children}
    </div>
  );
}
