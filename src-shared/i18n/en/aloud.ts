/** Reading aloud, in English. */
export const enAloud = {
  'aloud.back': 'Back to the sentence',
  'aloud.fromHere': 'Read from here',
  'aloud.short': 'Read',
  'aloud.name': 'Reading aloud',
  'aloud.nextArticle': 'Read the next article',
  'aloud.nextParagraph': 'Read the next paragraph',
  'aloud.noAnswer':
    'The voice {{voice}} does not answer: choose another one here, or press Play to try again.',
  'aloud.noVoice.darwin':
    'This computer has no voice for {{language}}: add one in System Settings → Accessibility → Spoken Content → System Voice, then press Play.',
  'aloud.noVoice.linux':
    'This computer has no voice for {{language}}: install Speech Dispatcher with one (package espeak-ng, for instance), then start Broadsheet again.',
  'aloud.noVoice.other':
    'This computer has no voice for {{language}}: add one in the speech settings of the system, then press Play.',
  'aloud.noVoice.win32':
    'This computer has no voice for {{language}}: add one in Settings → Time & language → Speech, then start Broadsheet again.',
  'aloud.pause': 'Pause',
  'aloud.play': 'Play',
  'aloud.previousArticle': 'Read this article again, or the one before',
  'aloud.previousParagraph': 'Read this paragraph again, or the one before',
  'aloud.rate': '{{rate}}×',
  'aloud.speed': 'Speed',
  'aloud.start': 'Read aloud',
  'aloud.stop': 'Stop reading aloud',
  'aloud.voice': 'Voice for {{language}}',

  'help.key.aloud': 'Read aloud or pause, stop',
} as const;
