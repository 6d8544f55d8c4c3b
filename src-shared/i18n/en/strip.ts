/** The pages of an issue in miniature, and finding a paper on the shelf. */
export const enStrip = {
  'help.key.strip': 'Show or hide the pages in miniature',
  'shelf.cover': 'First page of {{title}}, {{date}}, as it was printed',
  'shelf.fold.century': 'By century',
  'shelf.fold.language': 'By language',
  'shelf.fold.name': 'Fold the papers',
  'shelf.fold.none': 'All in one list',
  'shelf.fold.place': 'By place',
  'shelf.fold.unknown': 'Not known',
  'shelf.fold.years': '{{from}}–{{to}}',
  'strip.hint': 'Click, drag the frame, or turn with the arrow keys',
  'strip.name': 'Pages of this issue',
  'strip.screen': 'screen {{at}} of {{count}}',
} as const;
