import type { ReactNode } from 'react';
import { useApplication } from '../../state/application.ts';
import { guideAt } from '../../state/navigation/guidePages.ts';
import { PlaceLink } from '../panes/PlaceLink.tsx';

interface GuideLinkProps {
  readonly page: string | null;
  readonly section?: string | null;
  readonly className?: string;
  /** It leads to the page that is shown. */
  readonly isHere?: boolean;
  readonly children: ReactNode;
}

/** A link to a page of the guide, or to a section of it. */
export function GuideLink({ page, section = null, className, isHere = false, children }: GuideLinkProps) {
  const { router, overlays } = useApplication();
  const route = guideAt(page, section);
  const open = () => {
    overlays.setState({ drawer: null, dialog: null });
    router.go(route);
  };
  return (
    <PlaceLink
      route={route}
      aria-current={isHere ? 'page' : undefined}
      {...(className && { className })}
      onOpen={open}
    >
      {children}
    </PlaceLink>
  );
}
