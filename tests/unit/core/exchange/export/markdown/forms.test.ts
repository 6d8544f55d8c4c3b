import fc from 'fast-check';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { parseFences } from '#core/exchange/export/markdown/fences/fences.ts';
import type { ParsedBlock } from '#core/exchange/export/markdown/fences/parts.ts';
import { mergeGenerated } from '#core/exchange/export/markdown/merge.ts';
import { readNoteAt } from '#core/exchange/export/markdown/note/wholeNote.ts';
import { renderMarkdown } from '#core/exchange/export/markdown/render.ts';
import {
  defaultExportOptions,
  type ExportOptions,
  type FenceForm,
  fenceForms,
  templatePresets,
} from '#shared/model/exportOptions.ts';
import { hostileNote as note } from '../hostileNotes.ts';
import { anchored, annotationOf, inputOf, issueOf } from '../support.ts';

const issue = issueOf();

/** Exports notes by their ids, each on a passage of its own. */
function exported(notes: Readonly<Record<string, string>>, options: Partial<ExportOptions>): string {
  const annotations = Object.entries(notes).map(([id, note]) =>
    anchored(annotationOf({ id, note, shown: `Passage ${id}`, tags: ['last'] }), 10 + id.charCodeAt(0)),
  );
  const [file] = renderMarkdown({ kind: 'issue', issueId: issue.id }, inputOf([{ issue, annotations }]), {
    ...defaultExportOptions,
    ...options,
  });
  return file?.text ?? '';
}

function merged(existing: string, generated: string, removed: ExportOptions['removed'] = 'remove'): string {
  const merge = mergeGenerated(existing, generated, removed);
  if (!merge.ok) throw new Error(`${merge.reason}:\n${existing}`);
  return merge.text;
}

function blockOf(text: string, id: string): ParsedBlock | undefined {
  return parseFences(text)?.find((part): part is ParsedBlock => 'key' in part && part.key === `note:${id}`);
}

function noteIn(text: string, id: string): string | null {
  const block = blockOf(text, id);
  return block?.note ? readNoteAt(block.content, block.note) : null;
}

const form = fc.constantFrom(...fenceForms);
const template = fc.constantFrom(...templatePresets);

/** The places between any two lines that are in no block. */
function gaps(text: string): readonly number[] {
  const places: number[] = [];
  let offset = 0;
  for (const part of parseFences(text) ?? []) {
    // Behind the front matter, and never within properties of a page.
    if (offset > 0 && part.kind !== 'front') places.push(offset);
    offset += part.text.length;
  }
  return [...places, text.length];
}

describe('each form of fences', () => {
  it('holds any notes, and a person’s words between them, from form to form', () => {
    const notes = fc.record({ a: note, b: note, c: note });
    fc.assert(
      fc.property(
        notes,
        notes,
        fc.array(form, { minLength: 2, maxLength: 4 }),
        template,
        fc.array(fc.nat()),
        (before, after, [first = 'end', ...further], preset, hands) => {
          let text = exported(before, { fences: first, template: preset });
          expect(noteIn(text, 'a')).toBe(before.a);
          expect(merged(text, text)).toBe(text);
          const own = hands.map((_at, index) => `«${index} mine\n\n> [!note] of mine\n»${index}\n`);
          for (const [index, at] of hands.entries()) {
            const places = gaps(text);
            const place = places[at % places.length] ?? text.length;
            text = `${text.slice(0, place)}${own[index]}${text.slice(place)}`;
          }
          for (const next of further) {
            const generated = exported(after, { fences: next, template: preset });
            text = merged(text, generated);
            for (const [id, whole] of Object.entries(after)) expect(noteIn(text, id)).toBe(whole);
            for (const words of own) expect(text).toContain(words);
            expect(merged(text, generated)).toBe(text);
          }
          expect(noteIn(text.replaceAll('\n', '\r\n'), 'b')).toBe(after.b);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('leads back to the very file where nobody wrote in it', () => {
    fc.assert(
      fc.property(note, note, form, form, (a, b, first, second) => {
        const [one, other] = [first, second].map((fences) => exported({ a, b }, { fences }));
        const there = merged(one ?? '', other ?? '');
        expect(merged(there, one ?? '')).toBe(one);
      }),
      { numRuns: 60 },
    );
  });

  it.each(fenceForms)(
    'leaves a block alone that a person has changed, and reads the change: %s',
    (fences) => {
      const notes = { a: 'First.\n\nSecond.', b: 'Other.' };
      const edited = exported(notes, { fences }).replace('Second.', 'Second, and mine.');
      for (const next of fenceForms) {
        const again = merged(edited, exported({ ...notes, a: 'New.' }, { fences: next }));
        expect(again).toContain('First.\n\nSecond, and mine.');
        expect(again).not.toContain('New.');
        expect(blockOf(again, 'a')?.intact).toBe(false);
        expect(noteIn(again, 'a')).toBe('First.\n\nSecond, and mine.');
        expect(again.split('Passage a').length).toBe(2);
        const back = merged(again, exported(notes, { fences }));
        expect(back).toBe(edited);
      }
    },
  );

  it.each(fenceForms)('strikes out and takes back: %s', (fences) => {
    const both = exported({ a: 'first note', b: 'second note' }, { fences });
    const rest = exported({ b: 'second note' }, { fences });
    const struck = merged(both, rest, 'strike');
    expect(struck).toContain('\n~~first note~~\n');
    expect(merged(struck, rest, 'strike')).toBe(struck);
    expect(merged(struck, both, 'strike')).toBe(both);
    expect(merged(both, rest)).not.toContain('first note');
  });
});

describe('fences that are out of sight', () => {
  const notes = { a: 'One.', b: 'Two.' };

  it('stand all at the end, or are comments', () => {
    const end = exported(notes, { fences: 'end' });
    const [body = ''] = end.split('[//]: # (broadsheet');
    expect(body).not.toContain('broadsheet at');
    expect(body).toContain('Two.\n\n#last\n');
    expect(end.slice(body.length)).toMatch(/^(?:\[\/\/\]: # \(broadsheet at .*\)\n)+$/u);
    expect(exported(notes, { fences: 'comments' })).not.toContain('[//]');
    const reader = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter);
    const kinds = (fences: FenceForm) =>
      reader
        .parse(exported(notes, { fences }))
        .children.map(({ type }) => type)
        .filter((type) => type !== 'definition' && type !== 'html');
    expect(kinds('end')).toEqual(kinds('beside'));
    expect(kinds('comments')).toEqual(kinds('beside'));
  });

  it('never take the words of another note for those of one that is gone', () => {
    const text = exported({ a: 'Alpha\n\nomega', b: 'Two.' }, { fences: 'end' });
    // The last line of the first note is gone, and the next line like it is another note's.
    const cut = text.replace('omega\n\n#last\n', 'changed\n');
    expect(blockOf(cut, 'a')?.note).toBeNull();
    expect(noteIn(cut, 'b')).toBe('Two.');
    const again = merged(cut, exported({ a: 'New', b: 'Three.' }, { fences: 'end' }));
    expect(again).toContain('Alpha\n\nchanged\n');
    expect(again).not.toContain('New');
    expect(noteIn(again, 'b')).toBe('Three.');
  });

  it('do not write a note again that a person took out', () => {
    const text = exported(notes, { fences: 'end' });
    const block = blockOf(text, 'a')?.text ?? '';
    const without = text.replace(block, '');
    expect(merged(without, text)).not.toContain('One.');
    expect(merged(without, exported(notes, { fences: 'beside' }))).not.toContain('One.');
  });

  it('find blocks that a person has moved, and headings like them elsewhere', () => {
    const text = exported(notes, { fences: 'end' });
    const block = blockOf(text, 'a')?.text ?? '';
    const moved = `${text.replace(block, '')}\n## Mine\n\n${block}`;
    const again = merged(moved, exported({ ...notes, a: 'Uno.' }, { fences: 'end' }));
    expect(again.split('Uno.').length).toBe(2);
    expect(again).toContain('\n## Mine\n');
    expect(again).not.toContain('One.');
  });
});
