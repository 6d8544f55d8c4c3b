import { Suspense } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { fetchedPart, fetchParts } from '../../../../../src-renderer/components/base/fetchedPart.tsx';

const Words = ({ words }: { readonly words: string }) => <p>{words}</p>;

describe('a part in a script of its own', () => {
  test('gives way to the fallback until it is there, and then renders at once', async () => {
    const Part = fetchedPart(async () => Words);
    const shown = () =>
      renderToString(
        <Suspense fallback="wait">
          <Part words="here" />
        </Suspense>,
      );
    expect(shown()).toContain('wait');
    await Part.fetch();
    expect(shown()).toContain('here');
    expect(shown()).not.toContain('wait');
  });

  test('that could not be fetched ahead is fetched again, and only once more', async () => {
    let tries = 0;
    const Part = fetchedPart(async () => {
      tries++;
      if (tries === 1) throw new TypeError('Failed to fetch dynamically imported module');
      return Words;
    });
    for (let time = 0; time < 3; time++) await Part.fetch();
    expect(tries).toBe(2);
    expect(renderToString(<Part words="here" />)).toContain('here');
  });

  test('is fetched with all others, also where another part brings it', async () => {
    const fetched: string[] = [];
    fetchedPart(async () => {
      fetched.push('outer');
      fetchedPart(async () => {
        fetched.push('inner');
        return Words;
      });
      return Words;
    });
    fetchedPart(async () => {
      fetched.push('unreachable');
      throw new TypeError('Failed to fetch dynamically imported module');
    });
    await fetchParts();
    expect(fetched).toEqual(['outer', 'unreachable', 'inner']);
  });
});
