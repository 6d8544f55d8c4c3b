import type { ComponentProps, MouseEvent } from 'react';
import { addressOf } from '../../state/navigation/address.ts';
import type { Route } from '../../state/navigation/route.ts';
import { wantsBeside, wantsNewWindow } from './useOpenPlace.ts';

interface PlaceLinkProps extends Omit<ComponentProps<'a'>, 'href' | 'onClick'> {
  /** Where it leads when it is opened in a new window, or copied. */
  readonly route: Route;
  /** Goes there in this window. */
  readonly onOpen: (beside: boolean) => void;
}

/**
 * A way to a place of the window: a link like any other, with the address of the place. A click goes there in this
 * window, with Shift beside what is read; with Ctrl or Cmd, or the middle button, the host opens a window for it.
 */
export function PlaceLink({ route, onOpen, className, ...props }: PlaceLinkProps) {
  const onClick = (click: MouseEvent) => {
    if (wantsNewWindow(click)) return;
    click.preventDefault();
    onOpen(wantsBeside(click));
  };
  return (
    <a
      {...props}
      className={className ? `place-link ${className}` : 'place-link'}
      href={addressOf(route)}
      onClick={onClick}
    />
  );
}
