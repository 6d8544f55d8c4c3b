/** Annotations that lost their place, in English. */
export const enOrphans = {
  'orphan.attach': 'Put it here',
  'orphan.attachSelected': 'Put it on the selected words',
  'orphan.attached': 'The annotation has its place again.',
  'orphan.candidate': 'Agrees to {{percent}} %',
  'orphan.context': 'Where it stood',
  'orphan.find': 'Where could it be?',
  'orphan.none':
    'Nothing in this issue resembles the passage. Select its words on the paper, if they are there.',
  'orphan.places': 'Places that resemble it',
  'orphan.searching': 'Looking for similar places…',
  'orphan.selectHint': 'Or select words on the paper to put it there.',
  'orphan.show': 'Show',
} as const;
