import { useMemo, useState } from 'react';
import { Frame } from '../../components/frame/Frame.tsx';
import { isInDialog } from '../../components/frame/useGlobalKeys.ts';
import { Divider } from '../../components/panes/Divider.tsx';
import { type Application, ApplicationContext, useApplication, usePart } from '../../state/application.ts';
import { useMedia, useWindowKeys } from '../../state/hooks.ts';
import type { IssueRoute } from '../../state/navigation/route.ts';
import { IssueView, type PanelPlaces } from './IssueView.tsx';
import { useIssueName } from './useIssueName.ts';

/** An issue, or two side by side, with the panels around them. */
export function IssuePanes({ route }: { readonly route: IssueRoute }) {
  const { panes, settings, of } = useApplication();
  const paired = usePart(panes.store, (state) => state.paired);
  const saved = usePart(settings.store, (state) => state.firstPaneShare);
  const stacked = useMedia('(max-width: 700px)');
  const [moved, setMoved] = useState<number | null>(null);
  const [left, setLeft] = useState<HTMLElement | null>(null);
  const [firstNotes, setFirstNotes] = useState<HTMLElement | null>(null);
  const [secondNotes, setSecondNotes] = useState<HTMLElement | null>(null);
  const firstPlaces = useMemo(() => ({ left, notes: firstNotes }), [left, firstNotes]);
  const secondPlaces = useMemo(() => ({ left, notes: secondNotes }), [left, secondNotes]);
  const name = useIssueName(route.issueId);
  const share = moved ?? saved;

  useWindowKeys((event) => {
    if (event.key !== 'F6' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.defaultPrevented || !paired || isInDialog()) return;
    event.preventDefault();
    panes.call('other');
  });
  const move = (wanted: number, settled: boolean) => {
    setMoved(settled ? null : wanted);
    if (settled) void settings.change({ firstPaneShare: wanted });
  };
  return (
    <Frame
      left={<div ref={setLeft} />}
      notes={
        <div className="pane-notes">
          <div ref={setFirstNotes} className="pane-notes-part" />
          <div ref={setSecondNotes} className="pane-notes-part" />
        </div>
      }
    >
      <main
        id="content"
        className="panes"
        tabIndex={-1}
        aria-label={name}
        data-paired={paired || undefined}
        style={{ '--first-share': share }}
        onFocus={(event) => event.target === event.currentTarget && panes.call('focused')}
      >
        <Pane key="first" application={of('first')} places={firstPlaces} />
        {paired && <Divider share={share} stacked={stacked} onMove={move} />}
        {paired && <Pane key="second" application={of('second')} places={secondPlaces} />}
      </main>
    </Frame>
  );
}

interface PaneProps {
  readonly application: Application;
  readonly places: PanelPlaces;
}

function Pane({ application, places }: PaneProps) {
  const route = usePart(application.router.store, (state) => state.route);
  const turns = usePart(application.panes.store, (state) => state.turns);
  if (route.name !== 'issue') return null;
  return (
    <ApplicationContext value={application}>
      <IssueView key={`${route.issueId} ${turns}`} route={route} places={places} />
    </ApplicationContext>
  );
}
