import { cp } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { issuesOf } from '../bench/reading/issues.ts';
import { samples } from '../bench/structure/samples.ts';
import { runsEverything } from '../support/extent.ts';
import { everyWindow, faultText, walkIssue } from '../support/sheet/walk.ts';
import { expect, test } from './support/fixtures.ts';

/** Of these folders of `../shared/samples` one issue each is looked through as well. */
const realIssues = ['rmrb-1998/utf8/1998-01-05.txt', 'jingbao-1939/text/jb_3795_1939-04-21.txt'];
/** Of the sample library: one of each language, with everything that a sheet can hold. */
const ownIssues = /1926-12-31|2024-01-01/;

/** Half of the windows for one issue, the other half for the next; in a brief run two for each. */
const windowsOf = (issue: number) =>
  everyWindow.filter((_, at) => (runsEverything ? at % 2 === issue % 2 : at === issue % 2 || at === 5));

test('every line is set as a printer would let it pass', async ({ app, host }) => {
  test.skip(host !== 'browser', 'The sheet is the same on every host.');
  // Of a machine that does much else; a quiet one needs a minute.
  test.setTimeout(600_000);
  const real = samples();
  if (real === null)
    console.log('../shared/samples is not there: only the sample library is looked through.');
  const copied = real !== null && runsEverything ? realIssues : [];
  for (const path of copied) await cp(join(real ?? '', path), join(app.library, 'real', basename(path)));
  const page = await app.open();
  const issues = await issuesOf(app.library, Number.POSITIVE_INFINITY);
  const wanted = issues.filter(({ path }) => path.startsWith('real') || ownIssues.test(path));
  expect(wanted).toHaveLength(2 + copied.length);
  for (const [index, { id, path }] of wanted.entries()) {
    const windows = windowsOf(index);
    const walk = { windows, mostCharacters: 40_000 };
    const faults = [
      ...(await walkIssue(page, id, path, { ...walk, views: ['Page'] })),
      // Vertical lines are laid out anew for every window; each issue takes others of them.
      ...(await walkIssue(page, id, path, {
        ...walk,
        windows: windows.filter((_, at) => at % 2 === (index >> 1) % 2),
        views: ['Vertical'],
      })),
    ];
    expect.soft(faults.map(faultText), path).toEqual([]);
  }
});
