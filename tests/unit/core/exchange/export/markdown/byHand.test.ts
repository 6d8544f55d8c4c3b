import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { mergeGenerated } from '#core/exchange/export/markdown/merge.ts';
import { renderMarkdown } from '#core/exchange/export/markdown/render.ts';
import { colours } from '#shared/model/annotation.ts';
import { defaultExportOptions, type ExportOptions, templatePresets } from '#shared/model/exportOptions.ts';
import { anchored, annotationOf, inputOf, issueOf } from '../support.ts';

interface Mark {
  readonly id: string;
  readonly at: number;
  readonly note: string;
  readonly tags: readonly string[];
  readonly colour: (typeof colours)[number];
}

function exported(marks: readonly Mark[], options: Partial<ExportOptions> = {}): string {
  const annotations = marks.map(({ id, at, note, tags, colour }) =>
    anchored(annotationOf({ id, note, tags, colour }), at),
  );
  const issue = issueOf();
  const [file] = renderMarkdown({ kind: 'issue', issueId: issue.id }, inputOf([{ issue, annotations }]), {
    ...defaultExportOptions,
    ...options,
  });
  return file?.text ?? '';
}

function merged(existing: string, generated: string, removed: ExportOptions['removed'] = 'remove'): string {
  const merge = mergeGenerated(existing, generated, removed);
  if (!merge.ok) throw new Error(merge.reason);
  return merge.text;
}

const one: Mark = { id: 'one', at: 10, note: 'first note', tags: ['alpha'], colour: 'yellow' };
const two: Mark = { id: 'two', at: 150, note: 'second note', tags: [], colour: 'red' };

const fenceLine = /^\[\/\/\]: # \(broadsheet (begin|end|front)/u;

/** Cuts a file at the places where a person may write: between any two lines that are in no fence. */
function gaps(text: string): { readonly lines: readonly string[]; readonly places: readonly number[] } {
  const lines: readonly string[] = text.match(/[^\n]*\n/gu) ?? [];
  const places: number[] = [];
  const frontEnd = lines.indexOf('---\n', 1);
  let inside = false;
  for (const [index, line] of lines.entries()) {
    // In an outline what is indented is part of an item.
    if (!inside && index > frontEnd && !/^[ \t]/u.test(line)) places.push(index);
    const fence = fenceLine.exec(line);
    if (fence?.[1] === 'begin') inside = true;
    if (fence?.[1] === 'end') inside = false;
  }
  return { lines, places: [...places, lines.length] };
}

describe('a file that a person works in', () => {
  it('keeps every hand edit byte for byte, whatever is annotated meanwhile, in every template', () => {
    const mark = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      at: fc.constantFrom(10, 20, 150),
      note: fc.constantFrom(
        '',
        'a note',
        'two\n\nparts',
        '- list\n- of two',
        '```\ncode',
        '<!-- open',
        'a[^1]\n\n[^1]: b',
        '[//]: # (broadsheet end note:a)',
      ),
      tags: fc.constantFrom<readonly string[]>([], ['alpha'], ['beta', 'two words']),
      colour: fc.constantFrom(...colours),
    });
    const marks = fc.uniqueArray(mark, { selector: ({ id }) => id, minLength: 1 });
    const own = fc
      .array(
        fc.constantFrom('mine', '# mine', '> q', '- [ ] x', '  ', '\t中𠮷', '~~', '```', '---', '[[a]]'),
        {
          minLength: 1,
          maxLength: 3,
        },
      )
      .map((lines) => lines.map((line) => `${line}\n`).join(''));
    const edits = fc.array(fc.tuple(fc.nat(), own), { minLength: 1, maxLength: 4 });
    const options = fc.record({
      template: fc.constantFrom(...templatePresets),
      colours: fc.constantFrom('none' as const, 'headings' as const, 'tags' as const),
      removed: fc.constantFrom('remove' as const, 'strike' as const),
    });
    fc.assert(
      fc.property(marks, marks, edits, options, (before, after, hand, chosen) => {
        const { lines, places } = gaps(exported(before, chosen));
        // Every edit is known again by a mark that nothing else prints.
        const added = new Map<number, string>();
        for (const [index, [place, text]] of hand.entries()) {
          const at = places[place % places.length] ?? 0;
          added.set(at, `${added.get(at) ?? ''}«${index}\n${text}»${index}\n`);
        }
        const edited = [...lines, ''].map((line, index) => `${added.get(index) ?? ''}${line}`).join('');
        const again = merged(edited, exported(after, chosen), chosen.removed);
        for (const text of added.values()) expect(again).toContain(text);
        expect(handWork(again)).toBe(handWork(edited));
        expect(merged(again, exported(after, chosen), chosen.removed)).toBe(again);
        for (const { id } of after)
          expect(again).toMatch(new RegExp(`broadsheet(?: begin|::) note:${id} `, 'u'));
      }),
      { numRuns: 150 },
    );
  });

  it('never changes a key of the front matter that a person added or changed, and brings up to date the rest', () => {
    const first = exported([one]);
    expect(first).toContain('tags:\n  - alpha\n');
    const edited = first
      .replace('publication: 云溪日报', "publication: '云溪日報'  # as printed")
      .replace('title: ', 'mood: good\nlinks: [ "[[a]]" ]\ntitle: ')
      .replace(/^issue: .*\n/mu, '');
    const again = merged(edited, exported([{ ...one, tags: ['alpha', 'beta'] }, two]));
    const front = again.slice(0, again.indexOf('\n---\n', 4));
    expect(front).toContain("publication: '云溪日報'  # as printed\n");
    expect(front).toContain('mood: good\nlinks: [ "[[a]]" ]\ntitle: ');
    expect(front).toContain('tags:\n  - alpha\n  - beta\n');
    // What a person took out stays out; what is no longer so goes.
    expect(front).not.toContain('issue:');
    expect(front).not.toContain('page:');
    expect(parseYaml(front.slice(4))).toMatchObject({ mood: 'good', author: ['甲乙'] });
    expect(merged(again, exported([{ ...one, tags: ['alpha', 'beta'] }, two]))).toBe(again);
  });

  it('keeps the page properties of Logseq in the first lines, key by key', () => {
    const chosen = { template: 'logseq' as const };
    const first = exported([one], chosen);
    expect(first).toMatch(/^title:: 云溪日报 2021-05-01\npublication:: /u);
    const edited = first.replace('publication:: 云溪日报', 'publication:: [[云溪日报]]\nmood:: good');
    expect(merged(edited, exported([one, two], chosen))).toMatch(
      /^title:: 云溪日报 2021-05-01\npublication:: \[\[云溪日报\]\]\nmood:: good\ndate:: /u,
    );
  });

  it('leaves front matter alone that it does not remember, and a file without', () => {
    const old = exported([one]).replace(/^\[\/\/\]: # \(broadsheet front.*\n/mu, '');
    expect(merged(old, exported([{ ...one, tags: ['beta'] }]))).toContain('tags:\n  - alpha\n');
    const without = exported([one]).replace(/^---\n[\s\S]*?\n---\n/u, 'Mine.\n');
    expect(merged(without, exported([one]))).toBe(without);
  });

  it('strikes out what is gone where that is chosen, once, and takes it back when it returns', () => {
    const file = exported([one, two]);
    const struck = merged(file, exported([two]), 'strike');
    expect(struck).toContain('> ~~大桥今日通车~~\n\n^one\n');
    expect(struck).toContain('\n~~first note~~\n');
    expect(struck).toContain('\n## 新桥通车\n');
    expect(merged(struck, exported([two]), 'strike')).toBe(struck);
    expect(merged(struck, exported([one, two]), 'strike')).toBe(file);
    expect(merged(struck, exported([two]), 'remove')).not.toContain('first note');
    const types = fromMarkdown(struck).children.map(({ type }) => type);
    expect(new Set(types)).toEqual(
      new Set(['thematicBreak', 'heading', 'definition', 'blockquote', 'paragraph', 'list']),
    );
  });

  it('moves an item under the heading that it belongs to now', () => {
    const chosen = { colours: 'headings' as const };
    const first = exported([one, two], chosen);
    expect(first.indexOf('## Yellow')).toBeLessThan(first.indexOf('## Red'));
    const again = merged(first, exported([{ ...one, colour: 'red' }, two], chosen));
    expect(again).not.toContain('## Yellow');
    expect(again.indexOf('## Red')).toBeLessThan(again.indexOf('first note'));
  });
});

/** What is in no fence and no front matter, by a reading of its own. */
function handWork(text: string): string {
  return text
    .replace(/^- (?:[^\n]*\n {2})?broadsheet:: [^\n]*\n(?:[ \t][^\n]*\n)*/gmu, '')
    .replace(/^(?:broadsheet:: front|tags::) .*\n/gmu, '')
    .replace(/^---\n[\s\S]*?\n---\n/u, '')
    .replace(/^\[\/\/\]: # \(broadsheet front .*\n/gmu, '')
    .replace(
      /^\[\/\/\]: # \(broadsheet begin (\S+) .*\)\n[\s\S]*?^\[\/\/\]: # \(broadsheet end \1\)\n/gmu,
      '',
    );
}
