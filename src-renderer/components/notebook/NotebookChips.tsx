import type { NotebookFilters } from '#shared/model/notebook.ts';
import { useTranslator } from '../../state/application.ts';
import { useColourNames } from '../../state/colourNames.ts';
import type { NotebookRoute } from '../../state/navigation/notebookAddress.ts';
import { Chips } from '../fields/Chips.tsx';
import { useHands } from '../hands/useHands.ts';
import { useNotebookFilters } from './useNotebookFilters.ts';

/** The notebook's filters that are on; its words stand in their own field. */
export function NotebookChips({ route }: { readonly route: NotebookRoute }) {
  const { t, dates } = useTranslator();
  const colourName = useColourNames();
  const { who } = useHands();
  const { narrow, set } = useNotebookFilters(route);
  const { publication, from, to, tag, colour, hasNote, state, hand, text } = route.query.filters;
  const labels: readonly (readonly [name: keyof NotebookFilters, label: string | undefined])[] = [
    ['state', state && t(`notebook.state.${state}`)],
    [
      'hasNote',
      hasNote === undefined ? undefined : t(hasNote ? 'notebook.withNote' : 'notebook.withoutNote'),
    ],
    ['from', from && t('search.since', { date: dates.day(from) })],
    ['to', to && t('search.until', { date: dates.day(to) })],
    ['publication', publication === '' ? t('shelf.untitled') : publication],
    ['hand', hand && who(hand).name],
    ['colour', colour && colourName(colour)],
    ['tag', tag && `#${tag}`],
  ];
  const chips = labels.flatMap(([name, label]) =>
    label === undefined ? [] : [{ label, onLift: () => set(name, undefined) }],
  );
  return <Chips chips={chips} onClear={() => narrow(text === undefined ? {} : { text })} />;
}
