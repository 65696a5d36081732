import { DomainError } from '#kernel';

/** @throws DomainError `framework.imported` (409) for a framework that came from a package. */
export function refuseImported({ imported }: { imported: boolean }): void {
  if (imported)
    throw new DomainError(
      'conflict',
      'framework.imported',
      'This framework was imported. Its words change only when its publisher’s next version is imported.',
    );
}
