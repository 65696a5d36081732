import { useMutation } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import { Refused } from '../../api/problem';
import type { VerificationReport } from '../../api/schema';

/** The largest file that the API accepts. Larger files are not sent. */
const mostBytes = 1024 * 1024;

const binary = {
  headers: { 'Content-Type': 'application/octet-stream' },
  bodySerializer: (file: unknown) => file as BodyInit,
};

/** The largest certificate that is read, in the browser. */
const mostBytesOfPdf = 20 * mostBytes;

/** A report, with what was verified. */
export interface Verified {
  report: VerificationReport;
  /** The address or the name of the file. */
  given: string;
  /** Whether the address came from a certificate. */
  certificate: boolean;
}

const refused = (code: string, title: string, detail: string) => new Refused({ status: 422, code, title, detail });

async function verifyUrl(url: string): Promise<VerificationReport> {
  return answerOf(api.POST('/v1/verifications', { body: { url } }));
}

async function verifyFile(file: File): Promise<Verified> {
  const isPdf = (await file.slice(0, 4).text()) === '%PDF';
  if (file.size > (isPdf ? mostBytesOfPdf : mostBytes))
    throw refused(
      'request.too-large',
      'Too large',
      `${file.name} is larger than ${isPdf ? 20 : 1} MB. Badge files are smaller. Check that you chose the right file.`,
    );
  if (isPdf) return verifyCertificate(file);
  const report = await answerOf(api.POST('/v1/verifications/file', { ...binary, body: file as unknown as string }));
  return { report, given: file.name, certificate: false };
}

/** Verifies the badge whose address a certificate prints. The certificate itself isn't signed. */
async function verifyCertificate(file: File): Promise<Verified> {
  const { addressInPdf } = await import('./address-in-pdf');
  const url = await addressInPdf(file);
  if (url === null)
    throw refused(
      'verification.no-address',
      'No badge link',
      `${file.name} shows no badge link that can be read. If it has a QR code, scan it with your phone’s camera, or enter the address that is printed under it.`,
    );
  return { report: await verifyUrl(url), given: url, certificate: true };
}

/** The address as a browser would complete it, or null when it is none. */
export function completedAddress(text: string): string | null {
  if (URL.canParse(text) && /^https?:/i.test(text)) return text;
  const completed = `https://${text}`;
  return /^[^\s/]+\.[^\s]+$/.test(text) && URL.canParse(completed) ? completed : null;
}

/** Verifies a badge by its address or its file. */
export const useVerification = () =>
  useMutation({
    mutationFn: async (given: string | File): Promise<Verified> => {
      if (given instanceof File) return verifyFile(given);
      const url = completedAddress(given);
      if (url === null)
        throw refused(
          'verification.address',
          'No link',
          given === ''
            ? 'Enter the badge’s link, or choose its file below.'
            : 'This is not a link. A badge’s link starts with https://, such as https://badges.example.org/badges/….',
        );
      return { report: await verifyUrl(url), given: url, certificate: false };
    },
  });
