/** In which Chinese characters an issue is shown. */
export const enScript = {
  'script.name': 'Chinese characters',
  'script.printed': 'As printed',
  'script.showPrinted': 'As printed',
  'script.shown.simplified':
    'Shown in simplified characters; what is marked, quoted and copied is as printed.',
  'script.shown.traditional':
    'Shown in traditional characters; what is marked, quoted and copied is as printed.',
  'script.simplified': 'Simplified',
  'script.traditional': 'Traditional',
} as const;
