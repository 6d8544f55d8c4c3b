import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { describeWithSamples } from '../../../../samples.ts';
import { openFolder } from './openFolder.ts';

/** The files of a folder by their paths below it. */
const filesOf = (folder: string): Record<string, Uint8Array> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(folder, path), new Uint8Array(readFileSync(path))]),
  );

describeWithSamples('a library of METS of real archives', (samples) => {
  it('has an issue once that is there as METS and as PDF, and no issue for a bag’s lists', async () => {
    const { library } = await openFolder(filesOf(`${samples}/mets-alto/rero-bundner-landbote-1845`));
    expect(library.state().problems).toEqual([]);
    const [summary, ...others] = library.summaries();
    expect(others).toEqual([]);
    const issue = await library.getIssue(summary?.id ?? '');
    expect(issue.alternatives?.map(({ path }) => path.replace(/^.*\./u, ''))).toEqual(['xml', 'pdf']);
    expect(issue.masthead.title).toBeNull();
  });

  it('has an issue once whose batch has its METS twice, with its reel and its batch beside', async () => {
    const files = filesOf(`${samples}/mets-alto/ndnp-park-record-1935`);
    const [path = '', mets = new Uint8Array()] =
      Object.entries(files).find(([name]) => /\/(\d{10})\/\1\.xml$/u.test(name)) ?? [];
    const reel = '<mets TYPE="urn:library-of-congress:ndnp:mets:newspaper:reel"><fileSec/></mets>';
    const { library } = await openFolder({
      ...files,
      [path.replace('.xml', '_1.xml')]: mets,
      [`${path.split('/').slice(0, 2).join('/')}/reel.xml`]: reel,
    });
    expect(library.state().problems).toEqual([]);
    expect(library.summaries().map((one) => one.pageCount)).toEqual([2]);
  });
});
