import { type ReactNode, useEffect } from 'react';
import { useApplication, usePart } from '../../state/application.ts';
import type { Route } from '../../state/navigation/route.ts';
import { namedKey } from '../../state/search/namedPlaces.ts';
import { PlaceLink } from '../panes/PlaceLink.tsx';
import { useOpenPlace } from '../panes/useOpenPlace.ts';
import { targetOf } from './tree/addresses.ts';

interface LinkProps {
  readonly children: ReactNode;
}

/** A link by its address; what leads nowhere that can be gone to stays text. */
export function AddressLink({ address, children }: LinkProps & { readonly address: string }) {
  const target = targetOf(address);
  if (!target) return <>{children}</>;
  if (target.kind === 'place') return <LinkToPlace route={target.route}>{children}</LinkToPlace>;
  return (
    <a href={target.address} title={target.address} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}

/** A link by the name of something in the library; an unknown name stays text. */
export function NamedLink({ name, children }: LinkProps & { readonly name: string }) {
  const { namedPlaces } = useApplication();
  const route = usePart(namedPlaces.store, ({ places }) => places.get(namedKey(name)));
  useEffect(() => namedPlaces.look(name), [namedPlaces, name]);
  return route ? <LinkToPlace route={route}>{children}</LinkToPlace> : children;
}

function LinkToPlace({ route, children }: LinkProps & { readonly route: Route }) {
  const { router, overlays } = useApplication();
  const openPlace = useOpenPlace();
  const open = (beside: boolean) => {
    overlays.setState({ drawer: null });
    if (route.name === 'issue') openPlace(route, beside);
    else router.go(route);
  };
  return (
    <PlaceLink route={route} onOpen={open}>
      {children}
    </PlaceLink>
  );
}
