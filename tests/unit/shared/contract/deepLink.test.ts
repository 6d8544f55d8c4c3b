import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deepLinkPath, formatDeepLink, parseDeepLink, parseDeepLinkPath } from '#shared/contract/deepLink.ts';

const text = (maxLength: number) =>
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: Math.floor(maxLength / 8) });
const issueId = text(200).filter((id) => id !== '.' && id !== '..');
const range = fc.tuple(fc.nat(), fc.nat()).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
const target = fc
  .record({
    issueId,
    articleId: fc.option(text(200)),
    annotationId: fc.option(text(100)),
    range: fc.option(range),
  })
  .map((made) => ({
    issueId: made.issueId,
    articleId: made.articleId,
    annotationId: made.annotationId,
    start: made.range?.start ?? null,
    end: made.range?.end ?? null,
  }));

describe('deep links', () => {
  test('lead back to what they were made of', () => {
    fc.assert(
      fc.property(target, (made) => {
        expect(parseDeepLink(formatDeepLink(made))).toEqual(made);
        expect(parseDeepLinkPath(deepLinkPath(made))).toEqual(made);
      }),
    );
  });

  test('survive what browsers and systems do to addresses', () => {
    fc.assert(
      fc.property(target, (made) => {
        const link = new URL(formatDeepLink(made));
        expect(parseDeepLink(link.href)).toEqual(made);
        const page = new URL(deepLinkPath(made), 'http://127.0.0.1:1');
        expect(parseDeepLinkPath(page.pathname + page.search)).toEqual(made);
      }),
    );
  });

  test('consist of characters that every program passes on', () => {
    fc.assert(
      fc.property(target, (made) => {
        expect(formatDeepLink(made)).toMatch(/^broadsheet:\/\/issue\/[!'()*\w.~%-]+(\?[!'()*\w.~%=&-]+)?$/);
      }),
    );
  });

  test('read as they are documented', () => {
    const none = { articleId: null, annotationId: null, start: null, end: null };
    expect(parseDeepLink('broadsheet://issue/a%2Fb')).toEqual({ ...none, issueId: 'a/b' });
    expect(parseDeepLink('BROADSHEET://issue/a/')).toEqual({ ...none, issueId: 'a' });
    expect(parseDeepLink('broadsheet://issue/a?annotation=n1')).toEqual({
      ...none,
      issueId: 'a',
      annotationId: 'n1',
    });
    expect(parseDeepLink('broadsheet://issue/a?article=a4')).toEqual({
      ...none,
      issueId: 'a',
      articleId: 'a4',
    });
    expect(parseDeepLink('broadsheet://issue/a?start=3&end=9')).toEqual({
      ...none,
      issueId: 'a',
      start: 3,
      end: 9,
    });
    expect(parseDeepLink('broadsheet://issue/a?later=1')).toEqual({ ...none, issueId: 'a' });
  });

  test.each([
    '',
    'broadsheet:',
    'broadsheet://',
    'broadsheet://issue/',
    'broadsheet://issue/a/b',
    'broadsheet://library/a',
    'broadsheet:///issue/a',
    'https://issue/a',
    ' broadsheet://issue/a',
    'broadsheet://issue/%E0%A4%A',
    'broadsheet://issue/a?annotation=',
    'broadsheet://issue/a?article=',
    'broadsheet://issue/a?annotation=x&annotation=y',
    'broadsheet://issue/a?start=1',
    'broadsheet://issue/a?start=9&end=3',
    'broadsheet://issue/a?start=-1&end=3',
    'broadsheet://issue/a?start=1e3&end=2000',
    'broadsheet://issue/a#fragment',
    `broadsheet://issue/${'x'.repeat(201)}`,
    `broadsheet://issue/a?annotation=${'x'.repeat(101)}`,
    `broadsheet://issue/a?article=${'x'.repeat(201)}`,
  ])('%j is none', (link) => {
    expect(parseDeepLink(link)).toBeNull();
  });

  test('any text is a link or none, without an error', () => {
    fc.assert(
      fc.property(fc.string(), (tail) => {
        const parsed = parseDeepLink(`broadsheet://issue/${tail}`);
        expect(parsed === null || parsed.issueId.length > 0).toBe(true);
      }),
    );
  });
});
