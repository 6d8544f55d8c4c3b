/** Notes on parts of printed pages and on whole things. */
export const enMarks = {
  'help.key.markPart': 'Mark a part of the printed page',
  'mark.adjust':
    'Part of the page. Arrow keys move it, with Shift they resize it; Enter writes a note, 1 to 8 highlight it, Esc leaves',
  'mark.begin': 'New note',
  'mark.button': 'Mark a part of the page',
  'mark.draw': 'Draw a rectangle around the part; an arrow key puts one in the middle',
  'mark.hint':
    'Draw a rectangle around a picture or whatever you want to mark. Arrow keys move it, Shift+arrows resize it. Esc leaves.',
  'mark.list': 'Marked parts of this page',
  'mark.noArticle': 'There is no article here to write a note on.',
  'mark.noPage': 'There is no page here to write a note on.',
  'mark.onArticle': 'Article',
  'mark.onIssue': 'The whole issue',
  'mark.onPage': 'The whole page: {{page}}',
  'mark.page': 'p. {{page}}',
  'mark.picture': 'The marked part of {{page}}',
  'mark.short': 'Mark a part',
  'mark.toolbar': 'Marked part of the page',
} as const;
