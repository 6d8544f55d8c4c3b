/** The pages of an issue in miniature. */
export const enStrip = {
  'help.key.strip': 'Show or hide the pages in miniature',
  'settings.pageStrip': 'Show the pages of an issue in miniature beside its text',
  'strip.hint': 'Click, drag the frame, or turn with the arrow keys',
  'strip.name': 'Pages of this issue',
  'strip.screen': 'screen {{at}} of {{count}}',
} as const;
