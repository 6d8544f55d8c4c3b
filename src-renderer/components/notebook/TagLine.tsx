import { type KeyboardEvent, useState } from 'react';
import { useTranslator } from '../../state/application.ts';
import { IconButton } from '../base/IconButton.tsx';

interface TagLineProps {
  readonly tag: string;
  readonly count: number;
  /** Marks cannot be changed. */
  /** How many annotations have a tag; null where it does not exist. */
  readonly countOf: (tag: string) => number | null;
  readonly onRename: (to: string, merge: boolean) => Promise<void>;
  readonly onRemove: () => void;
}

/** One tag. A new name that another tag has already is asked about before the two become one. */
export function TagLine({ tag, count, countOf, onRename, onRemove }: TagLineProps) {
  const { t, number } = useTranslator();
  /** The new name while it is typed. */
  const [name, setName] = useState<string | null>(null);
  const [merging, setMerging] = useState<string | null>(null);
  const give = async (merge: boolean) => {
    const to = (name ?? '').trim();
    if (to === '' || to === tag) return setName(null);
    if (!merge && countOf(to) !== null) return setMerging(to);
    setName(null);
    setMerging(null);
    await onRename(to, merge);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') void give(false);
    if (event.key !== 'Escape') return;
    // Escape gives up the name, not the dialog.
    event.preventDefault();
    setName(null);
    setMerging(null);
  };
  return (
    <li className="tag-line">
      {name === null ? (
        <span className="tag-name">{tag}</span>
      ) : (
        <input
          // biome-ignore lint/a11y/noAutofocus: the person has just asked to type here
          autoFocus
          aria-label={t('tags.newName', { tag })}
          maxLength={200}
          value={name}
          onChange={({ target }) => {
            setName(target.value);
            setMerging(null);
          }}
          onKeyDown={onKeyDown}
        />
      )}
      <span className="facet-count">{number(count)}</span>
      {name === null && (
        <>
          <IconButton icon="pencil" label={t('tags.rename', { tag })} onClick={() => setName(tag)} />
          <IconButton icon="trash" label={t('tags.removeEverywhere', { tag })} onClick={onRemove} />
        </>
      )}
      {name !== null && merging === null && (
        <button type="button" className="button small" onClick={() => void give(false)}>
          {t('common.save')}
        </button>
      )}
      {merging !== null && (
        <p className="tag-merge" role="alert">
          {t('tags.exists', { tag: merging, count: countOf(merging) ?? 0 })}{' '}
          <button type="button" className="button small" onClick={() => void give(true)}>
            {t('tags.merge')}
          </button>
        </p>
      )}
    </li>
  );
}
