import { Version } from 'csp_evaluator/dist/csp.js';
import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { Severity, Type } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import { describe, expect, test } from 'vitest';
import { securityHeaders } from '#shared/contract/contentSecurity.ts';

const policyOf = (connect?: readonly string[]) => securityHeaders(connect)['content-security-policy'] ?? '';
const evaluate = (policy: string) =>
  new CspEvaluator(new CspParser(policy).csp, Version.CSP3)
    .evaluate()
    .map(({ type, severity, directive, value }) => ({
      type: Type[type],
      severity: Severity[severity],
      directive,
      value,
    }));

/** What Google's evaluator says of the policy, each with the reason why it stays. */
const explained = {
  "SCRIPT_ALLOWLIST_BYPASS script-src 'self'":
    'at the own origin lie the files of the build alone: no JSONP, and pictures of issues leave as pictures, with nosniff',
  'IP_SOURCE connect-src ws://127.0.0.1:4321': 'the browser host is at this address, which no name leads to',
};

describe('the content security policy, as csp_evaluator judges it', () => {
  const [self, address] = Object.keys(explained);
  test.each([
    ['Electron', [], [self]],
    ['the browser', ['ws://127.0.0.1:4321', 'ws://localhost:4321'], [self, address]],
  ])('has no unexplained finding for %s', (_host, connect, expected) => {
    const findings = evaluate(policyOf(connect));
    expect(findings.map(({ type, directive, value }) => `${type} ${directive} ${value}`)).toEqual(expected);
    expect(findings.filter(({ severity }) => ['HIGH', 'SYNTAX', 'MEDIUM'].includes(severity ?? ''))).toEqual(
      [],
    );
  });

  test('the evaluator finds what would weaken it', () => {
    const weak = policyOf().replace("script-src 'self'", "script-src 'self' 'unsafe-inline' https:");
    expect(evaluate(weak).map(({ type }) => type)).toContain('SCRIPT_UNSAFE_INLINE');
  });
});
