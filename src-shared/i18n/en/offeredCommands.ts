/** What commands are called that the window offers elsewhere as well, and where they are found by name. */
export const enOfferedCommands = {
  'command.markPart': 'Mark a part of the page',
  'command.noteOnArticle': 'Note on this article',
  'command.noteOnIssue': 'Note on this issue',
  'command.noteOnPaper': 'Note on this paper',
  'command.noteOnPage': 'Note on this page',
  'names.commands': 'Commands',
  'names.kind.command': 'Command',
} as const;
