/** Two issues side by side. */
export const enPanes = {
  'help.key.beside': 'Open an issue beside this one',
  'help.key.pane': 'Go to the other issue',

  'panes.close': 'Close {{name}}',
  'panes.divider': 'Width of the two issues',
  'panes.dividerHint': 'Drag, or use the arrow keys; a double click makes both alike',
  'panes.found': 'Issues',
  'panes.near': 'Of the same paper',
  'panes.none': 'No issue holds these words.',
  'panes.open': 'Open beside',
  'panes.openNamed': 'Open beside: {{name}}',
  'panes.openTitle': 'Open an issue beside this one',
  'panes.others': 'On the shelf',
  'panes.sameDay': 'On the same day',
  'panes.sameIssue': 'This issue once more ({{view}})',
  'panes.search': 'Find by paper, date or headline',
  'panes.share': 'The left one takes {{percent}} %',
  'panes.swap': 'Swap the two issues',
} as const;
