/** Snapshots of what people made, and annotations that lost their place, in English. */
export const enSnapshots = {
  'news.merged_one':
    'What a sync tool had kept apart in {{count}} file was merged. See Problems for its name.',
  'news.merged_other':
    'What a sync tool had kept apart in {{count}} files was merged. See Problems for their names.',
  'news.restored_one': '{{count}} damaged file was restored from a snapshot. See Problems for its name.',
  'news.restored_other':
    '{{count}} damaged files were restored from snapshots. See Problems for their names.',

  'notes.foundPlace_one': '{{count}} annotation found its place again after the text changed.',
  'notes.foundPlace_other': '{{count}} annotations found their places again after the text changed.',
  'notes.lostPlace_one':
    '{{count}} annotation lost its place when the text changed; it is kept in the notes panel.',
  'notes.lostPlace_other':
    '{{count}} annotations lost their places when the text changed; they are kept in the notes panel.',
  'notes.movedPlace_one': '{{count}} annotation moved along with the changed text.',
  'notes.movedPlace_other': '{{count}} annotations moved along with the changed text.',

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

  'snapshots.button': 'Snapshots of the notes…',
  'snapshots.change_one': '{{count}} would be as it was',
  'snapshots.change_other': '{{count}} would be as they were',
  'snapshots.comeBack_one': '{{count}} would come back',
  'snapshots.comeBack_other': '{{count}} would come back',
  'snapshots.comparing': 'Comparing…',
  'snapshots.explain':
    'All that you made here is copied every hour while it changes, and before imports and restorings. Choose a copy to see what going back to it would change.',
  'snapshots.go_one': '{{count}} made later would go',
  'snapshots.go_other': '{{count}} made later would go',
  'snapshots.list': 'Snapshots',
  'snapshots.now': 'Now: {{note}}',
  'snapshots.none': 'There are no snapshots of this library yet.',
  'snapshots.nothing': 'All is as it was then: there is nothing to restore.',
  'snapshots.reason.hourly': 'hourly',
  'snapshots.reason.import': 'before an import',
  'snapshots.reason.manual': 'by hand',
  'snapshots.reason.migration': 'before an update',
  'snapshots.reason.restore': 'before a restoring',
  'snapshots.restore': 'Restore what is chosen',
  'snapshots.restored_one': '{{count}} annotation is as it was.',
  'snapshots.restored_other': '{{count}} annotations are as they were.',
  'snapshots.restoredStores': 'It is as it was. A snapshot from before takes it back.',
  'snapshots.store.collections': 'Collections',
  'snapshots.store.corrections': 'Corrections',
  'snapshots.store.descriptions': 'What was filled in about issues',
  'snapshots.store.links': 'Links between passages',
  'snapshots.store.searches': 'Saved searches',
  'snapshots.storeCounts': '{{former}} then, {{current}} now. It goes back as a whole.',
  'snapshots.take': 'Take one now',
  'snapshots.taken': 'The snapshot is saved.',
  'snapshots.then': 'Then: {{note}}',
  'snapshots.title': 'Snapshots of the notes',
  'snapshots.unknownIssue': 'Untitled issue',
  'snapshots.withoutNote': 'no note',
} as const;
