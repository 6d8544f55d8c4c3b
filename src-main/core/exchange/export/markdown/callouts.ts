import type { Colour } from '#shared/model/annotation.ts';

/**
 * The types of callouts that Obsidian itself sets in a colour nearest to that of a highlight
 * (https://help.obsidian.md/callouts). It has none in yellow and magenta; templates name the colour behind a
 * bar as well, which Obsidian gives to style sheets as `data-callout-metadata`.
 */
export const calloutTypes: Readonly<Record<Colour, string>> = {
  yellow: 'quote',
  red: 'danger',
  green: 'success',
  blue: 'info',
  purple: 'example',
  magenta: 'example',
  orange: 'warning',
  grey: 'quote',
};
