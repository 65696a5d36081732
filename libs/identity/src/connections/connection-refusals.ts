import { DomainError } from '#kernel';

export function noRequest(): DomainError {
  return new DomainError(
    'invalid',
    'connection.request',
    'This is not a request of a backpack as it was sent here. Go back to the backpack and connect again.',
    {
      errors: [{ pointer: '/request', detail: 'The parameter `request` in the address of the page, unchanged.' }],
    },
  );
}

export function expired(): DomainError {
  return new DomainError(
    'gone',
    'connection.expired',
    'The ten minutes for this decision are over. Nothing was given away. Go back to the backpack and connect again.',
  );
}
