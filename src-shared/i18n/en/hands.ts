/** Who works in a library, where there is more than one hand, in English. */
export const enHands = {
  'hands.by': 'by {{name}}',
  'hands.byYou': 'by you',
  'hands.changedBy': 'changed by {{name}}',
  'hands.changedByYou': 'changed by you',
  'hands.more_one': 'and {{count}} more',
  'hands.more_other': 'and {{count}} more',
  'hands.others': 'Others at work',
  'hands.title': 'Made by',
  'hands.unknown': 'another hand ({{device}})',
  'hands.you': '{{name}} (you)',
} as const;
