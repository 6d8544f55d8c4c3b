/** Keys and ways to what is always at hand, in English. */
export const enAtHand = {
  'export.library': 'Export annotations…',
  'help.key.export': 'Export what is open',
  'help.key.newWindow': 'Open another window',
  'help.key.openLibrary': 'Open a library',
  'help.key.typeSize': 'Larger, smaller, normal type',
  'notebook.exportShown': 'Export all that is listed…',
} as const;
