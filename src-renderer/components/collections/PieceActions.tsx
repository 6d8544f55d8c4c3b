import type { Annotation } from '#shared/model/annotation.ts';
import { useApplication, useTranslator } from '../../state/application.ts';
import { IconButton } from '../base/IconButton.tsx';
import { shortened } from '../base/shortened.ts';

/** Puts an annotation into a collection, or links it with another passage. */
export function PieceActions({ annotation }: { readonly annotation: Annotation }) {
  const { overlays } = useApplication();
  const { t } = useTranslator();
  const { id, issueId, target } = annotation;
  const piece = { kind: 'annotation', issueId, annotationId: id } as const;
  return (
    <>
      <IconButton
        icon="collect"
        label={t('collection.add')}
        aria-haspopup="dialog"
        onClick={() => overlays.setState({ dialog: { kind: 'collect', pieces: [piece] } })}
      />
      <IconButton
        icon="link"
        label={t('link.make')}
        aria-haspopup="dialog"
        onClick={() =>
          overlays.setState({ dialog: { kind: 'link', from: { piece, name: shortened(target.shown) } } })
        }
      />
    </>
  );
}
