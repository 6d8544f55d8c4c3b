import { BroadsheetError, type FailureCode } from '#shared/contract/errors.ts';

/** What went wrong between here and the server, by the SQLSTATE or the code of the system, and what to do. */
const known: readonly {
  readonly codes: readonly string[];
  readonly failure: FailureCode;
  readonly sentence: string;
}[] = [
  {
    codes: ['28P01', '28000'],
    failure: 'serverRefuses',
    sentence:
      'The server {server} does not accept this name or password: check both, and that the role may log in.',
  },
  {
    codes: ['3D000'],
    failure: 'serverSchema',
    sentence: 'The server {server} has no database of this name: check the end of the address.',
  },
  {
    codes: ['42501'],
    failure: 'serverRefuses',
    sentence:
      'The server {server} does not allow this role to do that: ask whoever runs it for the right to feed or to prepare.',
  },
  {
    codes: ['25006'],
    failure: 'serverRefuses',
    sentence: 'The server {server} takes nothing in at present (it is read-only): feed another one, or wait.',
  },
  {
    codes: ['53100', '53200', '54000'],
    failure: 'serverRefuses',
    sentence:
      'The server {server} has no room left: whoever runs it has to make some; what was fed so far is kept.',
  },
  {
    codes: ['53300'],
    failure: 'serverAway',
    sentence: 'Too many programs are connected to the server {server}: try again later.',
  },
  {
    codes: ['57014', '25P03', '40001', '40P01'],
    failure: 'serverAway',
    sentence:
      'The server {server} took too long for this, or had too much to do: try again, or ask for less.',
  },
  {
    codes: ['42P01', '3F000', '42703'],
    failure: 'serverSchema',
    sentence:
      'There is no archive of Broadsheet in this database of {server}, or another one: see the command archive serve-check.',
  },
  {
    codes: [
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'CERT_HAS_EXPIRED',
    ],
    failure: 'serverRefuses',
    sentence:
      'The certificate of {server} is not one for this address that can be trusted ({reason}): name the file of its authority with --ca, or check the address.',
  },
];

const away =
  'The server {server} cannot be reached ({reason}): check the address and the network; what was done so far is kept.';

/** What the driver says without a code of the server's, where it was to bring a password and has none. */
const codeOf = (reason: string): string => (/^SASL: .*password must be/u.test(reason) ? '28P01' : '');

/** What the driver says without a code when a connection is lost or never came to be. */
const lost = /terminated|timeout|closed|not queryable|ECONN|server does not support SSL/iu;

/**
 * An error of the driver as a failure with one sentence; any other error as it is. `server` is the address as
 * people know it, without a password.
 */
export function failureOf(error: unknown, server: string): unknown {
  if (error instanceof BroadsheetError || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const reason = error.message || code;
  const worded = (failure: FailureCode, sentence: string) =>
    new BroadsheetError(
      failure,
      sentence.replace('{server}', () => server).replace('{reason}', () => reason),
      { server, reason },
      { cause: error },
    );
  const found = known.find(({ codes }) => codes.includes(code || codeOf(reason)));
  if (found) return worded(found.failure, found.sentence);
  const isAway =
    /^(?:08(?!P01)|57P|58)/u.test(code) || /^E[A-Z]+$/u.test(code) || (code === '' && lost.test(reason));
  return isAway ? worded('serverAway', away) : error;
}
