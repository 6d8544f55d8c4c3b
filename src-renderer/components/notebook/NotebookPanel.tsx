import { type Colour, colours } from '#shared/model/annotation.ts';
import { annotationStates } from '#shared/model/notebook.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { useColourNames } from '../../state/colourNames.ts';
import type { NotebookRoute } from '../../state/navigation/notebookAddress.ts';
import { DialogButton } from '../base/DialogButton.tsx';
import { DateFields } from '../fields/DateFields.tsx';
import { Facet } from '../fields/Facet.tsx';
import { useHands } from '../hands/useHands.ts';
import { KeptExportsButton } from '../targets/KeptExportsButton.tsx';
import { useNotebookFilters } from './useNotebookFilters.ts';

/** Left of the notebook: what it can be narrowed to, with counts. */
export function NotebookPanel({ route }: { readonly route: NotebookRoute }) {
  const { notebook } = useApplication();
  const { t } = useTranslator();
  const colourName = useColourNames();
  const counts = usePart(notebook.store, (state) => state.counts);
  const filtering = useNotebookFilters(route);
  const { filters } = route.query;
  const colourOf = (value: string): Colour | undefined => colours.find((one) => one === value);
  const stateOf = (value: string) => annotationStates.find((one) => one === value);
  /** Where everything stands in its place, there is nothing to choose. */
  const isPlain = counts.states.every(({ value }) => value === 'placed');
  const { hands, who } = useHands();
  const isShared = hands.length > 1 || counts.hands.length > 1 || filters.hand !== undefined;
  return (
    <nav aria-label={t('search.filters')}>
      <Facet
        title={t('notebook.states')}
        counts={isPlain && filters.state === undefined ? [] : counts.states}
        name={(value) => {
          const state = stateOf(value);
          return state ? t(`notebook.state.${state}`) : value;
        }}
        chosen={filters.state}
        onChoose={(value) => filtering.toggle('state', stateOf(value))}
      />
      <Facet
        title={t('notes.title')}
        counts={counts.notes}
        name={(value) => t(value === 'true' ? 'notebook.withNote' : 'notebook.withoutNote')}
        chosen={filters.hasNote === undefined ? undefined : String(filters.hasNote)}
        onChoose={(value) => filtering.toggle('hasNote', value === 'true')}
      />
      <DateFields from={filters.from} to={filters.to} onChange={filtering.set} />
      <Facet
        title={t('search.publications')}
        counts={counts.publications}
        name={(value) => value || t('shelf.untitled')}
        chosen={filters.publication}
        onChoose={(value) => filtering.toggle('publication', value)}
      />
      <Facet
        title={t('hands.title')}
        counts={isShared ? counts.hands : []}
        name={(value) => {
          const { name, isOwn } = who(value);
          return isOwn ? t('hands.you', { name }) : name;
        }}
        chosen={filters.hand && who(filters.hand).id}
        onChoose={(value) => filtering.toggle('hand', value)}
      />
      <Facet
        title={t('search.colours')}
        counts={counts.colours}
        name={(value) => {
          const colour = colourOf(value);
          return colour ? colourName(colour) : value;
        }}
        chosen={filters.colour}
        onChoose={(value) => filtering.toggle('colour', colourOf(value))}
        swatches
      />
      <Facet
        title={t('search.tags')}
        counts={counts.tags}
        chosen={filters.tag}
        onChoose={(value) => filtering.toggle('tag', value)}
      />
      <DialogButton className="button small manage-tags" dialog={{ kind: 'tags' }}>
        {t('tags.manage')}
      </DialogButton>
      <KeptExportsButton />
    </nav>
  );
}
