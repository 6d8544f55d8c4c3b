import { describe, expect, it } from 'vitest';
import { kinds } from '#core/kept/kinds.ts';
import { recordPlaceOf } from '#core/kept/records/places.ts';

const issueId = '2020-01-02-1a82589204';

describe('what a file is to the record store, by its name', () => {
  it.each([
    [`annotations/${issueId}/k7d2m3.json`, 'annotations', issueId, 'hand'],
    [`annotations/${issueId}/k7d2m3-2.json`, 'annotations', issueId, 'hand'],
    [`corrections/${issueId}/k7d2m3_2.json`, 'corrections', issueId, 'hand'],
    [`annotations/${issueId}/k7d2m3-LAPTOP.json`, 'annotations', issueId, 'copy'],
    [`annotations/${issueId}/k7d2m3 (1).json`, 'annotations', issueId, 'copy'],
    [`annotations/${issueId}.json`, 'annotations', issueId, 'former'],
    [`annotations/${issueId} - Copy.json`, 'annotations', issueId, 'copy'],
    ['collections/k7d2m3.json', 'collections', null, 'hand'],
    ['collections/k7d2m3~.json', 'collections', null, 'copy'],
    ['collections.json', 'collections', null, 'former'],
    ['collections copy.json', 'collections', null, 'copy'],
    ['links_Conflict.json', 'links', null, 'copy'],
    ['issues.json', 'sources', null, 'former'],
  ])('%s', (path, kind, issue, role) => {
    expect(recordPlaceOf(path, kinds)).toEqual({ kind, issueId: issue, role });
  });

  it.each([
    'lock',
    'notes.json',
    'issues (1).json',
    'collections.merged-20260102T030405678Z.json',
    'collections/k7d2m3.damaged-20260102T030405678Z.json',
    'collections/.k7d2m3.json.0123456789ab.tmp',
    'collections/deeper/k7d2m3.json',
    'snapshots/2026-11-24T135000123Z-hourly.json.gz',
    'annotations/../escape/k7d2m3.json',
  ])('%s is none of its own', (path) => {
    expect(recordPlaceOf(path, kinds)).toBeNull();
  });
});
