import type { Colour } from '#shared/model/annotation.ts';
import { useApplication, usePart, useTranslator } from './application.ts';

/** What the person calls a highlight colour, else what it is called. */
export function useColourNames(): (colour: Colour) => string {
  const { settings } = useApplication();
  const { t } = useTranslator();
  const names = usePart(settings.store, (state) => state.colourNames);
  return (colour) => names[colour] ?? t(`colour.${colour}`);
}
