import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

export interface Certificate {
  /** PEM. */
  key: string;
  /** PEM. A program trusts it when it is in NODE_EXTRA_CA_CERTS. */
  certificate: string;
}

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Makes a self-signed certificate for localhost, 127.0.0.1 and ::1, without openssl. Only for demos and tests on this
 * machine.
 * @param at the certificate is valid from one day before to 30 days after this instant.
 */
export function loopbackCertificate(at: Date): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(set(sequence(oid(2, 5, 4, 3), utf8('Laurel on this machine'))));
  const ecdsaWithSha256 = sequence(oid(1, 2, 840, 10045, 4, 3, 2));
  const body = sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(randomBytes(16)),
    ecdsaWithSha256,
    name,
    sequence(time(new Date(at.getTime() - dayMs)), time(new Date(at.getTime() + 30 * dayMs))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    explicit(3, sequence(...extensions())),
  );
  const signature = sign('sha256', body, privateKey);
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    certificate: pem(sequence(body, ecdsaWithSha256, bits(signature))),
  };
}

function extensions(): Buffer[] {
  const critical = der(0x01, Buffer.from([0xff]));
  const names = [
    der(0x82, Buffer.from('localhost')),
    der(0x87, Buffer.from([127, 0, 0, 1])),
    der(0x87, Buffer.from([...Array<number>(15).fill(0), 1])),
  ];
  return [
    sequence(oid(2, 5, 29, 19), critical, octets(sequence(critical))), // may sign certificates: its own
    sequence(oid(2, 5, 29, 15), critical, octets(der(0x03, Buffer.from([2, 0b10000100])))), // digitalSignature, keyCertSign
    sequence(oid(2, 5, 29, 17), octets(sequence(...names))),
  ];
}

/** One value in DER: tag, length, content. */
function der(tag: number, ...content: Buffer[]): Buffer {
  const value = Buffer.concat(content);
  if (value.length < 0x80) return Buffer.concat([Buffer.from([tag, value.length]), value]);
  const length = Buffer.from(value.length.toString(16).padStart(value.length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, value]);
}

const sequence = (...parts: Buffer[]) => der(0x30, ...parts);
const set = (...parts: Buffer[]) => der(0x31, ...parts);
const explicit = (place: number, part: Buffer) => der(0xa0 | place, part);
const octets = (part: Buffer) => der(0x04, part);
const bits = (part: Buffer) => der(0x03, Buffer.from([0]), part);
const utf8 = (text: string) => der(0x0c, Buffer.from(text, 'utf8'));

/** A positive number in the fewest bytes, as DER demands: no leading zeros but the one that keeps it positive. */
function integer(bytes: Buffer): Buffer {
  const magnitude = bytes.subarray(bytes.findIndex((byte) => byte !== 0));
  return der(0x02, magnitude[0]! & 0x80 ? Buffer.from([0]) : Buffer.alloc(0), magnitude);
}

function oid(first: number, second: number, ...rest: number[]): Buffer {
  const bytes = [first * 40 + second, ...rest.flatMap(base128)];
  return der(0x06, Buffer.from(bytes));
}

function base128(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let left = value >> 7; left > 0; left >>= 7) bytes.unshift((left & 0x7f) | 0x80);
  return bytes;
}

/** UTCTime, which works until 2049. */
function time(instant: Date): Buffer {
  return der(0x17, Buffer.from(`${instant.toISOString().slice(2, 19).replace(/[-T:]/g, '')}Z`));
}

function pem(certificate: Buffer): string {
  return `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
}
