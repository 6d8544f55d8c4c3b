import { describe, expect, test } from 'vitest';
import { outsideAddress } from '#shared/contract/outsideAddress.ts';

describe('what leads outside', () => {
  test.each(['https://example.org/a?b#c', 'http://example.org/', 'mailto:ann@example.org'])(
    '%s',
    (address) => {
      expect(outsideAddress(address)).toBe(address);
    },
  );

  test.each([
    '',
    'example.org',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'broadsheet://issue/a',
    'smb://host/share',
    '/issue/a',
  ])('not %j', (address) => {
    expect(outsideAddress(address)).toBeNull();
  });
});
