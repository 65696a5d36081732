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

async function verifyFile(file: File): Promise<VerificationReport> {
  if (file.size > mostBytes)
    throw new Refused({
      status: 413,
      code: 'request.too-large',
      title: 'Too large',
      detail: `${file.name} is larger than 1 MB. Badge files are smaller. Check that you chose the right file.`,
    });
  return answerOf(api.POST('/v1/verifications/file', { ...binary, body: file as unknown as string }));
}

/** Verifies a badge by its address or its file. */
export const useVerification = () =>
  useMutation({
    mutationFn: (given: { url: string } | File) =>
      given instanceof File ? verifyFile(given) : answerOf(api.POST('/v1/verifications', { body: given })),
  });
