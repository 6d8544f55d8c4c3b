import { createHash, generateKeyPairSync, randomBytes, sign, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';

/** What a server shows to prove that it is the one whose fingerprint was compared. */
export interface Certificate {
  /** PEM. */
  readonly key: string;
  readonly cert: string;
}

const day = 24 * 60 * 60 * 1000;
/** Browsers take no certificate that is good for longer: Apple's limit of 825 days is the widest of them. */
const lifetime = 820 * day;

/** Tags of X.690, 8: what a certificate is put together from. */
const tags = {
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  id: 0x06,
  utf8: 0x0c,
  time: 0x17,
  sequence: 0x30,
  set: 0x31,
};

/** Object identifiers of RFC 5280 and RFC 5758, encoded. */
const ids = {
  commonName: '550403',
  ecdsaWithSha256: '2a8648ce3d040302',
  alternativeNames: '551d11',
  constraints: '551d13',
  keyUsage: '551d0f',
  purposes: '551d25',
  serverAuthentication: '2b06010505070301',
};

function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const bytes =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...bytes]), content]);
}

const sequence = (...contents: readonly Uint8Array[]) => der(tags.sequence, ...contents);
const id = (name: keyof typeof ids) => der(tags.id, Buffer.from(ids[name], 'hex'));
const bits = (content: Uint8Array, unused = 0) => der(tags.bits, Buffer.from([unused]), content);
/** UTCTime, which RFC 5280 wants until 2050. */
const time = (at: Date) =>
  der(tags.time, Buffer.from(`${at.toISOString().slice(2, 19).replaceAll(/[-:T]/g, '')}Z`));
const extension = (name: keyof typeof ids, value: Uint8Array, isCritical = false) =>
  sequence(id(name), ...(isCritical ? [Buffer.from([0x01, 0x01, 0xff])] : []), der(tags.octets, value));

/** The bytes of an IPv4 address; none of another, which is not listed. */
const bytesOf = (address: string) =>
  isIP(address) === 4 ? Buffer.from(address.split('.').map(Number)) : null;

/**
 * A certificate for a server at these names and IPv4 addresses, signed by itself: nobody vouches for it but the person who
 * compares its fingerprint. X.509 version 3 on P-256, RFC 5280; Node makes keys and signatures, but no certificates.
 */
export function makeCertificate(name: string, addresses: readonly string[], now: Date): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(id('ecdsaWithSha256'));
  const subject = sequence(der(tags.set, sequence(id('commonName'), der(tags.utf8, Buffer.from(name)))));
  const serial = randomBytes(16);
  // Positive, and never 0.
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  const names = addresses.map((address) => {
    const bytes = bytesOf(address);
    return bytes ? der(0x87, bytes) : der(0x82, Buffer.from(address));
  });
  const extensions = sequence(
    extension('alternativeNames', sequence(...names)),
    extension('constraints', sequence(), true),
    // digitalSignature
    extension('keyUsage', bits(Buffer.from([0x80]), 7), true),
    extension('purposes', sequence(id('serverAuthentication'))),
  );
  const statement = sequence(
    der(0xa0, der(tags.integer, Buffer.from([2]))),
    der(tags.integer, serial),
    algorithm,
    subject,
    sequence(time(new Date(now.getTime() - day)), time(new Date(now.getTime() + lifetime))),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const signed = sequence(statement, algorithm, bits(sign('sha256', statement, privateKey)));
  const body = signed
    .toString('base64')
    .match(/.{1,64}/g)
    ?.join('\n');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`,
  };
}

/** Whether a certificate is still good for a month, and for all these addresses. */
export function isGoodFor({ cert }: Certificate, addresses: readonly string[], now: Date): boolean {
  const parsed = new X509Certificate(cert);
  const names = (parsed.subjectAltName ?? '')
    .split(', ')
    .map((name) => name.replace(/^(?:DNS|IP Address):/, ''));
  const isLong = Date.parse(parsed.validTo) - now.getTime() > 30 * day;
  return isLong && addresses.every((address) => names.includes(address));
}

/** What browsers show as the SHA-256 fingerprint: pairs of digits with colons. */
export function certificateFingerprint({ cert }: Certificate): string {
  const digits = createHash('sha256').update(new X509Certificate(cert).raw).digest('hex').toUpperCase();
  return digits.replaceAll(/..(?=.)/g, '$&:');
}
