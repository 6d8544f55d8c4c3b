/** Keys and ways to what is always at hand. */
export const enHand = {
  'export.library': 'Export annotations…',
  'help.key.export': 'Export what is open',
  'help.key.newWindow': 'Open another window',
  'help.key.openLibrary': 'Open a library',
  'notebook.exportShown': 'Export all that is listed…',
  'help.key.typeSize': 'Larger, smaller, normal type',
};
