import { useEffect, useState } from 'react';
import { type Piece, pieceKey } from '#shared/model/piece.ts';
import { useApplication, useTranslator } from '../../state/application.ts';
import type { NamedPiece } from '../../state/window/overlays.ts';
import { Dialog } from '../base/Dialog.tsx';
import { type LinkChoice, useLinkChoices } from './useLinkChoices.ts';

interface LinkDialogProps {
  readonly from: NamedPiece;
  readonly onClose: () => void;
}

/** What a passage is linked with: an annotation, an article, or the passage that is selected next. */
export function LinkDialog({ from, onClose }: LinkDialogProps) {
  const { links } = useApplication();
  const { t } = useTranslator();
  const [query, setQuery] = useState('');
  const { annotations, articles } = useLinkChoices(query);
  const others = annotations.filter(({ piece }) => pieceKey(piece) !== pieceKey(from.piece));
  const choose = (piece: Piece) => {
    onClose();
    void links.link(from.piece, piece);
  };
  // A passage that waited is forgotten when another one is begun with.
  useEffect(() => links.wait(null), [links]);
  return (
    <Dialog title={t('link.title')} onClose={onClose}>
      <p className="soft">{from.name}</p>
      <p className="button-row">
        <button
          type="button"
          className="button"
          onClick={() => {
            links.wait(from);
            onClose();
          }}
        >
          {t('link.next')}
        </button>
      </p>
      <input
        type="search"
        className="link-search"
        aria-label={t('link.search')}
        placeholder={t('link.search')}
        value={query}
        onChange={({ target }) => setQuery(target.value)}
      />
      <div className="link-choices">
        <Choices title={t('link.recent')} choices={others} onChoose={choose} />
        <Choices title={t('link.articles')} choices={articles} onChoose={choose} />
        {query.trim() !== '' && others.length + articles.length === 0 && (
          <p className="soft" role="status">
            {t('link.none')}
          </p>
        )}
      </div>
    </Dialog>
  );
}

interface ChoicesProps {
  readonly title: string;
  readonly choices: readonly LinkChoice[];
  readonly onChoose: (piece: Piece) => void;
}

function Choices({ title, choices, onChoose }: ChoicesProps) {
  if (choices.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className="panel-title">{title}</h3>
      <ul className="panel-list">
        {choices.map(({ piece, name, place }) => (
          <li key={pieceKey(piece)}>
            <button type="button" className="panel-item" onClick={() => onChoose(piece)}>
              <strong className="serif link-name">{name}</strong>
              <span>{place}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
