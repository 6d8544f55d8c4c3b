/** Keys and ways to what is always at hand. */
export const enHand = {
  'help.key.export': 'Export what is open',
  'help.key.newWindow': 'Open another window',
  'help.key.openLibrary': 'Open a library',
  'help.key.typeSize': 'Larger, smaller, normal type',
};
