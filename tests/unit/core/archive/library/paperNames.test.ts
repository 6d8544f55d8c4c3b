import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mentionedPapers } from '#core/archive/library/identity/mentions.ts';
import { paperKeyOf } from '#core/archive/library/identity/paperKey.ts';
import { parseIssueFile } from '#core/archive/parse/parse.ts';
import { eventually } from '../../../../support/folders.ts';
import { openFolder } from './openFolder.ts';

const story = 'The river rose in the night, and by the morning the lower town was under water.\n'.repeat(6);
const headed = (day: number) => `THE SALT BAY CHRONICLE\nSALT BAY, FRIDAY, MAY ${day}, 1916\n\n${story}`;
const unread = (day: number) => `~^ ;. 'tHc SQt\nSALT BAY, FRIDAY, MAY ${day}, 1916\n\n${story}`;

const names = (library: Awaited<ReturnType<typeof openFolder>>['library']) =>
  library.summaries().map(({ publication, namedBy }) => [publication, namedBy]);

describe('papers whose record number is known', () => {
  const files = {
    'texts/sn12345678_1916-05-19_seq-1.txt': headed(19),
    'texts/sn12345678_1916-05-26_seq-1.txt': unread(26),
  };

  it('are called by the issues that can be read', async () => {
    const { library } = await openFolder(files);
    expect(names(library)).toEqual([
      ['The Salt Bay Chronicle', 'source'],
      ['The Salt Bay Chronicle', 'record'],
    ]);
    const [, unreadable] = library.summaries();
    const issue = await library.getIssue(unreadable?.id ?? '');
    expect(issue.publication).toBe('The Salt Bay Chronicle');
    expect(issue.warnings.map(({ code }) => code)).not.toContain('fileNameTitle');
  });

  it('keep their ids, whatever they are called', async () => {
    const alone = await openFolder({ 'texts/sn12345678_1916-05-26_seq-1.txt': unread(26) });
    const together = await openFolder(files);
    expect(together.library.summaries().map(({ id }) => id)).toContain(alone.library.summaries()[0]?.id);
  });

  it('lose the name when the only issue that says it goes', async () => {
    const { path, library } = await openFolder(files);
    const versions: string[] = [];
    library.onIssue(({ version }) => versions.push(version));
    await rm(join(path, 'texts/sn12345678_1916-05-19_seq-1.txt'));
    library.lookAgain();
    await eventually(() => expect(names(library)).toEqual([[null, null]]));
    await eventually(() => expect(versions).toHaveLength(1));
  });
});

describe('the record number of a paper', () => {
  const keyOf = (path: string, text = story) =>
    paperKeyOf(parseIssueFile(path, new TextEncoder().encode(text)));

  it.each([
    ['ocr/sn83099999-ed-1_seq-1.txt', 'lccn:sn83099999'],
    ['batch/sn85099999/1709/1935080201/1.xml', 'lccn:sn85099999'],
    ['x/2004299999-ed-1_seq-1.txt', 'lccn:2004299999'],
    ['0009999/1824/0217/0009999_18240217_0001.txt', 'record:0009999'],
    ['zefys/SNP99974534-18950114-1.txt', 'record:snp99974534'],
    ['Herald/1921-05-06.txt', null],
    ['Herald/20210506.txt', null],
  ])('stands in its path: %s', (path, key) => {
    expect(keyOf(path)).toBe(key);
  });

  it('is the printed ISSN, where its check digit holds', () => {
    const issue = (printed: string) =>
      `THE SALT BAY CHRONICLE\nISSN ${printed}   No. 4\nFRIDAY, MAY 26, 1916\n\n${story}`;
    expect(keyOf('a.txt', issue('0317-8471'))).toBe('issn:0317-8471');
    expect(keyOf('a.txt', issue('0317-8472'))).toBeNull();
  });

  it('is the number of Chinese papers', () => {
    const text =
      '石桥日报\n2020年12月14日 星期一 第1753期 国内统一刊号：CN33-9999\n\n本报讯 河水上涨，街上无人。\n';
    expect(keyOf('a.txt', text)).toBe('cn:33-9999');
  });
});

describe('papers that a text speaks of', () => {
  it('are counted, the most often named first', () => {
    const text = `${story}Subscribe to the Salt Bay Chronicle now. The Salt Bay Chronicle, said the Port Ann Herald.\n`;
    expect(mentionedPapers(text)).toEqual(['Salt Bay Chronicle']);
    expect(mentionedPapers(story)).toEqual([]);
  });

  it('are told from the words before them in Chinese', () => {
    const text = '据石桥日报报道，石桥日报记者说，本月石桥日报和柳江晚报都到了。柳江晚报说过。';
    expect(mentionedPapers(text)).toEqual(['石桥日报', '柳江晚报']);
  });
});
