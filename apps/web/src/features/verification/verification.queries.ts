import { useMutation } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import { Refused } from '../../api/problem';
import type { VerificationReport } from '../../api/schema';

/** What the API takes of a file; larger ones are not sent. */
const mostBytes = 1024 * 1024;

const binary = {
  headers: { 'Content-Type': 'application/octet-stream' },
  bodySerializer: (file: unknown) => file as BodyInit,
};

async function verifyFile(file: File): Promise<VerificationReport> {
  if (file.size > mostBytes)
    throw new Refused({
      status: 413,
      code: 'request.too-large',
      title: 'Too large',
      detail: `${file.name} is larger than 1 MB, which no badge is.`,
    });
  return answerOf(api.POST('/v1/verifications/file', { ...binary, body: file as unknown as string }));
}

/** Has a badge verified, by its address or as a file. */
export const useVerification = () =>
  useMutation({
    mutationFn: (given: { url: string } | File) =>
      given instanceof File ? verifyFile(given) : answerOf(api.POST('/v1/verifications', { body: given })),
  });
