import { expect, test } from 'vitest';
import { leadsOutside } from '#shared/contract/outsideAddress.ts';

test.each(['https:', 'http:', 'mailto:'])('%s leads outside', (protocol) => {
  expect(leadsOutside(protocol)).toBe(true);
});

test.each(['', 'file:', 'javascript:', 'data:', 'broadsheet:', 'smb:', 'https', 'xhttps:'])(
  '%s does not',
  (protocol) => {
    expect(leadsOutside(protocol)).toBe(false);
  },
);
