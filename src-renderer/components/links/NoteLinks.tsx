import type { PassageLink, Piece } from '#shared/model/piece.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { IconButton } from '../base/IconButton.tsx';
import { useClippingName, useClippingPlace, useOpenPiece } from '../collections/usePieces.ts';
import { wantsBeside } from '../panes/useOpenPlace.ts';

interface NoteLinksProps {
  readonly links: readonly PassageLink[];
}

/** The passages that an annotation or an article is linked with: one click goes there. */
export function NoteLinks({ links }: NoteLinksProps) {
  const { links: control } = useApplication();
  const { t } = useTranslator();
  const open = useOpenPiece();
  const openBeside = (piece: Piece) => open(piece, true);
  const nameOf = useClippingName();
  const placeOf = useClippingPlace();
  if (links.length === 0) return null;
  return (
    <div className="note-links">
      <h4>{t('link.links')}</h4>
      <ul>
        {links.map(({ id, there }) => {
          const name = nameOf(there);
          const isThere = there.state === 'placed' || there.state === 'orphan';
          const words = (
            <>
              <strong lang={there.language ?? undefined}>{name}</strong>
              <span>{isThere ? placeOf(there) : t(`collection.${there.state}`)}</span>
            </>
          );
          return (
            <li key={id} className="note-link">
              {isThere ? (
                <button
                  type="button"
                  className="note-link-open"
                  onClick={(click) => open(there.piece, wantsBeside(click))}
                >
                  {words}
                </button>
              ) : (
                <div className="note-link-open">{words}</div>
              )}
              {isThere && (
                <IconButton
                  icon="panes"
                  label={t('panes.openNamed', { name })}
                  onClick={() => openBeside(there.piece)}
                />
              )}
              <IconButton
                icon="close"
                label={t('link.remove', { name })}
                onClick={() => void control.remove(id)}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** The links of one annotation of the issue on screen. */
export function AnnotationLinks({ annotationId }: { readonly annotationId: string }) {
  const { links: control } = useApplication();
  const all = usePart(control.store, (state) => state.links);
  const links = all.filter(
    ({ here }) => here.piece.kind === 'annotation' && here.piece.annotationId === annotationId,
  );
  return <NoteLinks links={links} />;
}

/** The links of the articles of the issue on screen, which have no note that could show them. */
export function ArticleLinks() {
  const { links: control } = useApplication();
  const { t } = useTranslator();
  const nameOf = useClippingName();
  const all = usePart(control.store, (state) => state.links);
  const ofArticles = all.filter(({ here }) => here.piece.kind === 'article');
  if (ofArticles.length === 0) return null;
  const byArticle = Map.groupBy(ofArticles, ({ here }) => nameOf(here));
  return (
    <section className="article-links" aria-label={t('link.thisArticle')}>
      <h3>{t('link.thisArticle')}</h3>
      {[...byArticle].map(([name, links]) => (
        <div key={name} className="note-card">
          <p className="note-headline">{name}</p>
          <NoteLinks links={links} />
        </div>
      ))}
    </section>
  );
}
