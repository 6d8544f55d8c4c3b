import { Frame } from '../components/frame/Frame.tsx';
import { ShelfPanel } from '../components/shelf/ShelfPanel.tsx';
import type { Route } from '../state/navigation/route.ts';
import { ProblemsView } from './ProblemsView.tsx';
import { ShelfView } from './ShelfView.tsx';

type LibraryRoute = Extract<Route, { readonly name: 'shelf' | 'problems' }>;

/** The shelf, or what of it could not be read, beside the library's panel. */
export function ShelfPanes({ route }: { readonly route: LibraryRoute }) {
  return (
    <Frame left={<ShelfPanel />}>
      {route.name === 'problems' ? (
        <ProblemsView />
      ) : (
        <ShelfView key={route.publication} only={route.publication} />
      )}
    </Frame>
  );
}
