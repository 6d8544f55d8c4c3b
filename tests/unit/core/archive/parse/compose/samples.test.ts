import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseIssueFile } from '#core/archive/parse/parse.ts';
import { describeWithSamples } from '../../../../../samples.ts';
import { expectSound } from './issues.ts';

const folders = [
  'rmrb-1998/utf8',
  'rmrb-1998/gb18030',
  'rmrb-articles',
  'jingbao-1939/text',
  'ocr-text-en',
  'appledaily-tw',
];

describeWithSamples('real texts of every kind', (samples) => {
  it.each(folders)('lose nothing: %s', (folder) => {
    const names = readdirSync(join(samples, folder)).filter((name) => name.endsWith('.txt'));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      const issue = parseIssueFile(`${folder}/${name}`, readFileSync(join(samples, folder, name)));
      expectSound(issue);
      expect(issue.articles.length).toBeGreaterThan(0);
    }
  });

  it('dates a day without masthead by its file name and says so', () => {
    const path = 'rmrb-1998/utf8/1998-01-02.txt';
    const issue = parseIssueFile(path, readFileSync(join(samples, path)));
    expect(issue.date).toBe('1998-01-02');
    expect(issue.masthead.title).toBeNull();
    expect(issue.warnings.map((warning) => warning.code)).toEqual(['fileNameDate', 'fileNameTitle']);
  });

  it('reads the masthead of a paper of the Republic', () => {
    const path = 'jingbao-1939/text/jb_3795_1939-04-21.txt';
    const issue = parseIssueFile(path, readFileSync(join(samples, path)));
    expect(issue).toMatchObject({
      publication: '晶報',
      date: '1939-04-21',
      issueNumber: '3795',
      language: 'zh-Hant',
    });
  });

  it('takes no sentence of an English paper for its title or date', () => {
    const path = 'ocr-text-en/sn83016943-ed-1_seq-1.txt';
    const issue = parseIssueFile(path, readFileSync(join(samples, path)));
    expect(issue).toMatchObject({ publication: 'The Macon Beacon', date: '1916-05-26', language: 'en' });
  });
});
