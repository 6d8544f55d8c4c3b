import fc from 'fast-check';

/** Notes of any Unicode and any Markdown, open ends and lines like those of Broadsheet among them. */
export const hostileNote = fc
  .oneof(
    fc
      .array(
        fc.oneof(
          fc.constantFrom(
            '~~s~~',
            '> [!note] T\n> x',
            'a[^1]\n\n[^1]: b',
            '# H',
            '---',
            '```\ncode',
            '<!-- open',
            '$$',
          ),
          fc.constantFrom(
            '<!-- broadsheet end note:a -->',
            '\\<!-- broadsheet end x -->',
            '-->',
            '\n',
            '\n\n',
            '  ',
          ),
          fc.constantFrom(
            '[//]: # (broadsheet end note:a)',
            '#last',
            '> Passage b',
            '^b',
            'broadsheet:: x',
            '中𠮷',
          ),
          fc.string({ unit: 'binary', maxLength: 4 }),
        ),
        { minLength: 1, maxLength: 10 },
      )
      .map((parts) => parts.join('')),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  )
  .filter((text) => text.isWellFormed() && text.trim() !== '')
  .map((text) => text.replace(/\r\n?/gu, '\n'));
