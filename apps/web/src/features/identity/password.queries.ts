import { queryOptions, useMutation } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type {
  ChangePasswordRequest,
  InvitationAcceptance,
  PasswordResetCompletion,
  PasswordResetRequest,
} from '../../api/schema';

/** The invitation of the emailed link. It may close at any time, so it is not cached. */
export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    gcTime: 0,
    refetchOnWindowFocus: false,
    queryFn: () => answerOf(api.POST('/v1/invitations/read', { body: { token } })),
  });

export const useAcceptInvitation = () =>
  useMutation({ mutationFn: (body: InvitationAcceptance) => answerOf(api.POST('/v1/invitations/accept', { body })) });

export const useRequestPasswordReset = () =>
  useMutation({ mutationFn: (body: PasswordResetRequest) => answerOf(api.POST('/v1/password-resets', { body })) });

export const useResetPassword = () =>
  useMutation({
    mutationFn: (body: PasswordResetCompletion) => answerOf(api.POST('/v1/password-resets/completion', { body })),
  });

export const useChangePassword = () =>
  useMutation({ mutationFn: (body: ChangePasswordRequest) => answerOf(api.PUT('/v1/password', { body })) });
