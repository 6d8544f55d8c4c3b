/** Notes on parts of printed pages and on whole things. */
export const enMarks = {
  'help.key.markPart': 'Mark a part of the printed page',
  'marking.adjust':
    'Part of the page. Arrow keys move it, with Shift they resize it; Enter writes a note, 1 to 8 highlight it, Esc leaves',
  'marking.begin': 'New note',
  'marking.button': 'Mark a part of the page',
  'marking.draw': 'Draw a rectangle around the part; an arrow key puts one in the middle',
  'marking.empty':
    'Draw a rectangle around a part of the page to mark it, or write a note on the whole page.',
  'marking.hint':
    'Draw a rectangle around a picture or whatever you want to mark. Arrow keys move it, Shift+arrows resize it. Esc leaves.',
  'marking.list': 'Marked parts of this page',
  'marking.noArticle': 'There is no article here to write a note on.',
  'marking.noPage': 'There is no page here to write a note on.',
  'marking.onArticle': 'Article',
  'marking.onIssue': 'The whole issue',
  'marking.onPage': 'The whole page: {{page}}',
  'marking.onPaper': 'The whole paper',
  'marking.page': 'p. {{page}}',
  'marking.short': 'Mark a part',
  'shelf.paperNotes': 'Notes on this paper',
  'marking.toolbar': 'Marked part of the page',
} as const;
