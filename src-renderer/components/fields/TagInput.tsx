import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslator } from '../../state/application.ts';
import { Icon } from '../base/Icon.tsx';
import { addTags, tagSeparators } from './tags.ts';

interface TagInputProps {
  readonly tags: readonly string[];
  readonly known: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
}

export function TagInput({ tags, known, onChange }: TagInputProps) {
  const { t } = useTranslator();
  const [text, setText] = useState('');
  const list = useId();
  const commit = () => {
    if (text.trim()) onChange(addTags(tags, text));
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && text.trim()) {
      event.preventDefault();
      commit();
    }
    if (event.key === 'Backspace' && text === '' && tags.length > 0) onChange(tags.slice(0, -1));
  };
  return (
    <div className="tag-input">
      {tags.map((tag) => (
        <span key={tag} className="tag">
          {tag}
          <button
            type="button"
            aria-label={t('tags.remove', { tag })}
            onClick={() => onChange(tags.filter((one) => one !== tag))}
          >
            <Icon name="close" />
          </button>
        </span>
      ))}
      <input
        aria-label={t('tags.add')}
        placeholder={tags.length === 0 ? t('tags.placeholder') : ''}
        list={list}
        value={text}
        onChange={(event) => {
          const { value } = event.target;
          const composing = event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing;
          if (!composing && tagSeparators.test(value)) {
            onChange(addTags(tags, value));
            setText('');
          } else setText(value);
        }}
        onBlur={commit}
        onKeyDown={onKeyDown}
      />
      <datalist id={list}>
        {known
          .filter((tag) => !tags.includes(tag))
          .map((tag) => (
            <option key={tag} value={tag} />
          ))}
      </datalist>
    </div>
  );
}
