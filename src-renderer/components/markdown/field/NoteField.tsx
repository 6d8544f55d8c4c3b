import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslator } from '../../../state/application.ts';
import { applied, type FieldEdit } from './edit.ts';
import { toggleEmphasis } from './emphasis.ts';
import { LinkOffers, offerId } from './LinkOffers.tsx';
import { linkQueryAt, withLink } from './linkQuery.ts';
import { continueList, indentList } from './lists.ts';
import { type LinkOffer, useLinkOffers } from './useLinkOffers.ts';

interface NoteFieldProps {
  readonly label: string;
  readonly value: string;
  readonly rows: number;
  readonly className?: string;
  readonly placeholder?: string;
  readonly readOnly?: boolean;
  readonly onChange: (value: string) => void;
  /** Told once, when the field is on screen. */
  readonly onMount?: (field: HTMLTextAreaElement) => void;
  /** Keys that the field has no use of its own for. */
  readonly onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
}

/**
 * A field for Markdown: Ctrl or Cmd with B and I, lists that go on with Enter and move with Tab, and links to what
 * the library has after `[[`. It stays plain text, and every change can be undone by the field itself.
 */
export function NoteField({ label, value, onChange, onMount, onKeyDown, ...look }: NoteFieldProps) {
  const { t } = useTranslator();
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  /** Null while something is selected, or the field is left. */
  const [caret, setCaret] = useState<number | null>(null);
  const [chosen, setChosen] = useState(0);
  /** Where a link was begun that is not to be offered anything. */
  const [refused, setRefused] = useState<number | null>(null);
  const query = caret === null || look.readOnly ? null : linkQueryAt(value, caret);
  const words = query === null || query.from === refused ? null : query.words;
  const offers = useLinkOffers(words);
  const isOffering = words !== null && offers.length > 0;
  const active = Math.min(chosen, offers.length - 1);

  const mount = useRef(onMount);
  useEffect(() => {
    if (field.current) mount.current?.(field.current);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words have another first choice
  useLayoutEffect(() => setChosen(0), [words]);

  const follow = () => {
    const { selectionStart, selectionEnd } = field.current ?? { selectionStart: 0, selectionEnd: 1 };
    setCaret(selectionStart === selectionEnd ? selectionStart : null);
  };
  const change = (edit: FieldEdit | null): boolean => {
    if (!edit || !field.current || look.readOnly) return false;
    enter(field.current, edit);
    follow();
    return true;
  };
  const take = (offer: LinkOffer) => {
    if (query && caret !== null) change(withLink(value, caret, query, offer.link));
  };
  const offered = (key: string): (() => void) | null => {
    if (!isOffering || !query) return null;
    const offer = offers[active];
    if (key === 'ArrowDown') return () => setChosen((active + 1) % offers.length);
    if (key === 'ArrowUp') return () => setChosen((active - 1 + offers.length) % offers.length);
    if (key === 'Escape') return () => setRefused(query.from);
    return (key === 'Enter' || key === 'Tab') && offer ? () => take(offer) : null;
  };
  const edited = (event: KeyboardEvent<HTMLTextAreaElement>): boolean => {
    const { selectionStart: start, selectionEnd: end } = event.currentTarget;
    const { key, shiftKey, altKey } = event;
    if ((event.ctrlKey || event.metaKey) && !altKey && !shiftKey) {
      const kind = key.toLowerCase() === 'b' ? 'strong' : key.toLowerCase() === 'i' ? 'emphasis' : null;
      return kind !== null && change(toggleEmphasis(value, start, end, kind));
    }
    if (event.ctrlKey || event.metaKey || altKey) return false;
    if (key === 'Tab') return change(indentList(value, start, end, shiftKey));
    return key === 'Enter' && !shiftKey && start === end && change(continueList(value, start));
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    const offer = plain ? offered(event.key) : null;
    offer?.();
    if (offer || edited(event)) {
      event.preventDefault();
      event.stopPropagation();
    } else onKeyDown?.(event);
  };
  return (
    <>
      <textarea
        {...look}
        ref={field}
        aria-label={label}
        aria-autocomplete="list"
        aria-controls={isOffering ? listId : undefined}
        aria-activedescendant={isOffering ? offerId(listId, active) : undefined}
        value={value}
        onChange={({ target }) => {
          onChange(target.value);
          follow();
        }}
        onSelect={follow}
        onBlur={() => setCaret(null)}
        onKeyDown={press}
      />
      <span className="visually-hidden" role="status">
        {isOffering && t('markdown.links', { count: offers.length })}
      </span>
      {isOffering && query && field.current && (
        <LinkOffers
          id={listId}
          field={field.current}
          at={query.from}
          offers={offers}
          chosen={active}
          onTake={take}
        />
      )}
    </>
  );
}

/**
 * Changes a field as if it had been typed, so that the field's own undo takes it back. The command is deprecated
 * and has no successor: https://developer.mozilla.org/docs/Web/API/Document/execCommand.
 */
function enter(field: HTMLTextAreaElement, edit: FieldEdit): void {
  field.focus();
  field.setSelectionRange(edit.from, edit.to);
  const text = applied(field.value, edit);
  if (edit.from !== edit.to || edit.insert !== '') {
    if (edit.insert === '') document.execCommand('delete');
    else document.execCommand('insertText', false, edit.insert);
  }
  if (field.value !== text) {
    field.setRangeText(text, 0, field.value.length, 'preserve');
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  field.setSelectionRange(edit.start, edit.end);
}
