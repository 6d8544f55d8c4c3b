import { enAloud } from './en/aloud.ts';
import { enCollections } from './en/collections.ts';
import { enCorrections } from './en/corrections.ts';
import { enDictionaries } from './en/dictionaries.ts';
import { enAtHand } from './en/exchange/atHand.ts';
import { enExchange } from './en/exchange/exchange.ts';
import { enKeptExports } from './en/exchange/keptExports.ts';
import { enPrinting } from './en/exchange/printing.ts';
import { enGuide } from './en/guide.ts';
import { enHands } from './en/hands.ts';
import { enHistory } from './en/history.ts';
import { enLibrary } from './en/library.ts';
import { enMarkdown } from './en/notes/markdown.ts';
import { enMarks } from './en/notes/marks.ts';
import { enNews } from './en/notes/news.ts';
import { enNotebook } from './en/notes/notebook.ts';
import { enNotebookView } from './en/notes/notebookView.ts';
import { enOfferedCommands } from './en/offeredCommands.ts';
import { enPanes } from './en/panes.ts';
import { enPapers } from './en/papers.ts';
import { enPeople } from './en/people.ts';
import { enPictures } from './en/pictures.ts';
import { enReprints } from './en/reprints.ts';
import { enRuntime } from './en/runtime.ts';
import { enScript } from './en/script.ts';
import { enSearch } from './en/search.ts';
import { enStrip } from './en/strip.ts';

/**
 * The interface in English, and by its keys the shape of every other catalogue. Plural forms end in
 * `_one` and `_other`; `{{name}}` is filled in. What calls and files fail with is not here: those
 * sentences come from the application in English and are translated by code in the other catalogues.
 */
export const en = {
  ...enLibrary,
  ...enAtHand,
  ...enGuide,
  ...enHands,
  ...enHistory,
  ...enPictures,
  ...enSearch,
  ...enReprints,
  ...enOfferedCommands,
  ...enNotebook,
  ...enNotebookView,
  ...enExchange,
  ...enKeptExports,
  ...enNews,
  ...enPrinting,
  ...enCorrections,
  ...enCollections,
  ...enPanes,
  ...enStrip,
  ...enMarkdown,
  ...enMarks,
  ...enPapers,
  ...enAloud,
  ...enPeople,
  ...enDictionaries,
  ...enScript,
  ...enRuntime,

  'bar.contents': 'Contents panel',
  'bar.notes': 'Notes panel',
  'bar.place': 'You are here',
  'bar.settings': 'Settings',
  'bar.skip': 'Skip to the paper',

  'broken.dialog': 'This dialog has broken',
  'broken.notLoaded':
    'This part of the window could not be loaded; if trying again does not help, Broadsheet has ended or was updated: start it again.',
  'broken.saved': 'Nothing that was saved is lost. Close this and try again.',
  'broken.shelf': 'Back to the shelf',
  'broken.text': 'Nothing that was saved is lost. Try again, or go back to the shelf.',
  'broken.title': 'This view has broken',

  'calendar.after': 'Next month',
  'calendar.before': 'Previous month',

  'common.cancel': 'Cancel',
  'common.close': 'Close',
  'common.discard': 'Discard',
  'common.dismiss': 'Dismiss',
  'common.later': 'Finish later',
  'common.laterWhy':
    'Closes the note. What you wrote stays on this computer, not yet in the library, and opens again as you left it.',
  'common.more': 'Show more',
  'common.retry': 'Try again',
  'common.save': 'Save',
  'common.undo': 'Undo',
  'mark.colon': ': ',
  'mark.comma': ', ',
  /** Between things of a kind, where Chinese has a mark of its own. */
  'mark.list': ', ',

  'connection.closed': 'Broadsheet has ended. What you see stays readable; start it again to go on.',
  'connection.reconnecting': 'The connection to Broadsheet is interrupted. Trying again…',

  'contents.name': 'Contents of the issue',
  'contents.title': 'In this issue',

  'count.articles_one': '{{count}} article',
  'count.articles_other': '{{count}} articles',
  'count.issues_one': '{{count}} issue',
  'count.issues_other': '{{count}} issues',
  'count.missing_one': '{{count}} missing',
  'count.missing_other': '{{count}} missing',
  'count.notes_one': '{{count}} annotation',
  'count.notes_other': '{{count}} annotations',
  'count.notesShort_one': '{{count}}',
  'count.notesShort_other': '{{count}}',
  'count.papers_one': '{{count}} paper',
  'count.papers_other': '{{count}} papers',

  'decision.article': 'Where the article begins',
  'decision.headOrder': 'Which line is the headline',
  'decision.headline': 'Which lines are the headline',
  'decision.join': 'A broken paragraph',

  'describe.button': 'Edit issue details…',
  'describe.byPerson': 'Entered by hand: {{fields}}',
  'describe.chosen_one': 'For {{count}} issue',
  'describe.chosen_other': 'For {{count}} issues',
  'describe.dateHint': 'Year, month and day, such as 1931-05-04',
  'describe.done_one': 'The details of {{count}} issue are saved.',
  'describe.done_other': 'The details of {{count}} issues are saved.',
  'describe.field.date': 'Date',
  'describe.field.edition': 'Edition',
  'describe.field.issueNumber': 'Issue number',
  'describe.field.language': 'Language',
  'describe.field.pageCount': 'Pages',
  'describe.field.place': 'Place',
  'describe.field.title': 'Paper',
  'describe.issues': 'Issues',
  'describe.languageHint': 'A language tag, such as zh-Hans, en or de',
  'describe.save': 'Save',
  'describe.selectAll': 'All',
  'describe.selectNone': 'None',
  'describe.takeBack': 'As the file says',
  'describe.title': 'Issue details',
  'describe.together':
    'Files that are then of one paper and one day, edition and number, and hold different articles, become one issue.',
  'describe.why':
    'For what the files do not say. It is kept in the library beside your notes; the files stay as they are, and empty fields change nothing.',

  'empty.text':
    'There are no issues in {{path}} yet. Put files into it, in any subfolder, or drop them here.',
  'empty.title': 'An empty shelf',

  'facsimile.articles': 'Articles on this page',
  'facsimile.beside': 'Beside the text',
  'facsimile.enlargement': 'Enlargement',
  'facsimile.fitWidth': 'Fit the width',
  'facsimile.larger': 'Enlarge',
  'facsimile.loading': 'The picture is on its way…',
  'facsimile.name': 'Printed page',
  'facsimile.nextPage': 'Next page',
  'facsimile.noImage': 'There is no picture of this page; its text is set where it was printed.',
  'facsimile.noPicture': 'The picture of this page cannot be shown.',
  'facsimile.page': 'Page',
  'facsimile.pages': 'Pages',
  'facsimile.previousPage': 'Previous page',
  'facsimile.smaller': 'Reduce',
  'facsimile.toText': 'Read the text',
  'facsimile.wholePage': 'Whole page',

  'help.group.everywhere': 'Everywhere',
  'help.group.facsimile': 'On a printed page',
  'help.group.issue': 'In an issue',
  'help.group.note': 'In a note',
  'help.group.selection': 'On a selected passage',
  'help.key.article': 'Next, previous article',
  'help.key.cite': 'Copy with citation',
  'help.key.colour': 'Highlight in a colour',
  'help.key.find': 'Find in the issue',
  'help.key.guide': 'Help',
  'help.key.help': 'This sheet',
  'help.key.highlight': 'Highlight in the last colour',
  'help.key.history': 'Back, forward',
  'help.key.issue': 'Previous, next issue',
  'help.key.match': 'Next, previous match',
  'help.key.note': 'Write a note',
  'help.key.open': 'Open, close an article',
  'help.key.printedPage': 'Previous, next page',
  'help.key.putAside': 'Finish the note later',
  'help.key.save': 'Save the note',
  'help.key.search': 'Search the library',
  'help.key.toolbar': 'Go to the toolbar',
  'help.key.undo': 'Undo, redo',
  'help.key.lines': 'Correct lines on the page',
  'help.key.zoom': 'Enlarge, reduce, whole page',
  'help.title': 'Keyboard',

  'import.add': 'Add to library',
  'import.cancelled': 'Stopped. What was added so far is in the library.',
  'import.chooseFiles': 'Choose files…',
  'import.chooseFolder': 'Choose a folder…',
  'import.drop': 'Drop issues or annotations to add them to {{library}}',
  'import.dropHere': 'Drop files or folders here, or choose them.',
  'import.formats':
    'Text, Markdown, METS/ALTO, PDF, HTML, hOCR, PAGE XML, TEI, NITF, NewsML, IIIF, CSV, EPUB, ZIP and TAR are read; pictures stay with their pages.',
  'import.looking': 'Looking for issues…',
  'import.nothing': 'No issue was found in what was given.',
  'import.outcome.added': 'Added',
  'import.outcome.doubtful': 'Added, but worth a look',
  'import.outcome.kept': 'Left in the library, because it was changed since',
  'import.outcome.refused': 'Not added',
  'import.outcome.sameFile': 'In the library already',
  'import.outcome.sameIssue': 'Another copy of an issue that was here',
  'import.outcome.undone': 'Taken back',
  'import.progress': 'Reading {{done}} of {{total}}…',
  'import.progressName': 'Adding to the library',
  'import.report': 'Report',
  'import.sending': 'Sending {{done}} of {{total}} files…',
  'import.undo': 'Take back',
  'import.undone': 'Taken back. Your own files were never touched.',

  'issue.doubts_one': '{{count}} uncertain place in this issue',
  'issue.doubts_other': '{{count}} uncertain places in this issue',
  'issue.doubtsWhy':
    'What the file does not say was worked out from its layout. Here it may be wrong; no word is lost.',
  'issue.doubtCertain': '{{decision}} ({{percent}} % certain)',
  'issue.failed': 'This issue cannot be shown',
  'issue.loading': 'Opening the issue…',
  'issue.next': 'Next issue',
  'issue.number': 'No. {{number}}',
  'issue.previous': 'Previous issue',

  'kind.article': 'Articles',
  'kind.note': 'Notes',
  'kind.notice': 'Notices',
  'kind.one.note': 'Note',
  'kind.one.notice': 'Notice',

  'notices.title': 'Licences',

  'opening.again': 'Read the rest',
  'opening.cancelled': 'Stopped after {{done}} files. What was read is here.',
  'opening.name': 'Opening the library',
  'opening.progress': 'Reading {{done}} of {{total}} files…',
  'opening.unknown': 'Looking for issues: {{done}} files so far…',

  'paper.closeArticle': 'Back to the page',
  'paper.continuedFrom': 'Continued from page {{page}}',
  'paper.continuedOn': 'Continued on page {{page}}',
  'paper.doubtful': 'The structure of this article was guessed ({{percent}} % certain)',
  'paper.imprint': 'Imprint',
  'paper.nextArticle': 'Next article',
  'paper.note': 'Note {{numeral}}',
  'paper.openArticle': 'Read this article',
  'paper.page': 'Page {{number}}',
  'paper.previousArticle': 'Previous article',
  'paper.untitledArticle': 'Without a headline',

  'problems.count_one': '{{count}} file needs a look',
  'problems.count_other': '{{count}} files need a look',
  'problems.news': 'Put right without you',
  'problems.newsCount_one': '{{count}} file was put right',
  'problems.newsCount_other': '{{count}} files were put right',
  'problems.none': 'No problems',
  'problems.text':
    'These files could not be read or merged. All others are on the shelf, and no issue file was changed.',
  'problems.title': 'Problems',
  'problems.why': 'With the reasons',

  'reason.blankLineBefore': 'a blank line stands before it',
  'reason.bylineFollows': 'a byline follows',
  'reason.caseOrLine': 'by capitals and lines',
  'reason.columnLabel': 'a column’s label stands there',
  'reason.continuationFollows': 'a continuation mark follows',
  'reason.creditLineFollows': 'a credit line follows',
  'reason.dash': 'a dash stands before the deck',
  'reason.evidenceAround': 'the lines around it speak for it',
  'reason.firstLine': 'the first line was taken',
  'reason.fullStop': 'the line closes with a full stop',
  'reason.furnitureBefore': 'a page mark stands before it',
  'reason.issueBegins': 'the issue begins here',
  'reason.leadCouplet': 'a couplet leads the page',
  'reason.largerType': 'it is set in larger type',
  'reason.marked': 'the file says so',
  'reason.noClosingMark': 'the line has no closing mark',
  'reason.oneLine': 'there is one line only',
  'reason.pageBegins': 'a page begins here',
  'reason.printedAgain': 'it is printed again where the article goes on',
  'reason.ruleBefore': 'a rule stands before it',
  'reason.setApart': 'the line is set apart',
  'reason.shortWithoutClosingMark': 'a short line without a closing mark',
  'reason.threeLines': 'three lines: kicker, headline, deck',
  'reason.titleForm': 'it is put like a headline',
  'reason.unfinishedLine': 'the line is not finished',
  'reason.unindented': 'the line is not indented',

  'shelf.allOfPaper': 'All issues',
  'shelf.allPapers': 'All papers',
  'shelf.duplicate': 'copy of the same issue',
  'shelf.editionsOn_one': '{{date}}: {{count}} issue',
  'shelf.editionsOn_other': '{{date}}: {{count}} issues',
  'shelf.filterPapers': 'Name, place, year…',
  'shelf.gap': 'missing',
  'shelf.gapBetween_one': '{{count}} issue between {{after}} and {{before}}',
  'shelf.gapBetween_other': '{{count}} issues between {{after}} and {{before}}',
  'shelf.gapOn': '{{date}}: missing',
  'shelf.gapsWhy': 'Missing by issue number and by the paper’s own weekdays',
  'shelf.library': 'Library',
  'shelf.noHeadlines': 'No headlines',
  'shelf.onThisDay': 'On this day',
  'shelf.papers': 'Papers',
  'shelf.title': 'Shelf',
  'shelf.undated': 'Undated',
  'shelf.undatedIssues_one': '{{count}} undated issue',
  'shelf.undatedIssues_other': '{{count}} undated issues',
  'shelf.undatedWhy': 'No day was found in the masthead or in the file’s name.',
  'shelf.untitled': 'Untitled paper',
  'shelf.untitledWhy': 'No title was found in the masthead or in a folder’s name.',
  'shelf.year_one': '{{year}}: {{count}} day with an issue',
  'shelf.year_other': '{{year}}: {{count}} days with issues',
  'shelf.yearAfter': 'Later year',
  'shelf.yearBefore': 'Earlier year',

  'sources.automatic': 'The best of them',
  'sources.characters_one': '{{count}} character',
  'sources.characters_other': '{{count}} characters',
  'sources.quality.geometry': 'text with its places on the page',
  'sources.quality.image': 'pictures only',
  'sources.quality.marked': 'text with its structure marked',
  'sources.quality.text': 'plain text',
  'sources.title_one': 'Read from {{count}} source',
  'sources.title_other': 'Read from one of {{count}} sources',

  'theme.dark': 'Dark',
  'theme.light': 'Light',
  'theme.now': 'Theme: {{theme}}',
  'theme.system': 'As the system',

  'toasts.name': 'Messages',

  'type.frontPage': 'Front page',
  'type.frontPageHint': 'The weightiest stories begin on the first screen',
  'type.larger': 'Larger',
  'type.name': 'Type size',
  'type.pixels': '{{size}} px',
  'type.oneTier': 'One tier',
  'type.smaller': 'Smaller',
  'type.tiers': 'Tiers',
  'type.vertical': 'Vertical lines',

  'view.facsimile': 'Facsimile',
  'view.name': 'View',
  'view.page': 'Page',
  'view.reading': 'Reading',
  'view.vertical': 'Vertical',
  'view.verticalUnavailable': 'Latin type is not set in vertical lines',

  'archive.awayRest': 'What was read before and all notes go on working.',
  'archive.empty': 'Nothing that was fed to {{server}} can be seen from here.',
  'archive.emptyTitle': 'No issues',
  'archive.open': 'Open an archive on a server…',
  'archive.retry': 'Try again',
  'welcome.choose': 'Choose a folder…',
  'welcome.commandLine':
    'In a browser the folder is named where Broadsheet is started. End it there with Ctrl+C, then type:',
  'welcome.commandLineWhy':
    'A web page may not look at your folders; the program may, and stays on this computer.',
  'welcome.folderArgument': 'FOLDER',
  'welcome.lead':
    'Read a folder of newspapers as newspapers: search them, mark them, and take your notes with you.',
  'welcome.promise': 'Your files are never changed. Notes are kept beside them, in a folder of their own.',
  'welcome.recent': 'Opened before',
} as const;
