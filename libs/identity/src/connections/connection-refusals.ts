import { DomainError } from '#kernel';

export function noRequest(): DomainError {
  return new DomainError(
    'invalid',
    'connection.request',
    'This connection request was changed or is incomplete. Go back to the backpack and connect again.',
    {
      errors: [{ pointer: '/request', detail: 'Use the `request` parameter from the address of the page, unchanged.' }],
    },
  );
}

export function expired(): DomainError {
  return new DomainError(
    'gone',
    'connection.expired',
    'The ten minutes for this decision are over. Nothing was shared. Go back to the backpack and connect again.',
  );
}
