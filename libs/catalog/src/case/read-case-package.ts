import { DomainError, type FieldError } from '#kernel';
import type { CasePackageObject } from './case-package.document.js';
import { levelFaultsOf } from './package-levels.policy.js';
import { readPackageShape } from './package-shape.js';
import { treeFaultsOf } from './package-tree.policy.js';

/** How many faults one refusal names. */
const mostFaults = 50;

/**
 * Reads a CASE package from the bytes of a file.
 * @throws DomainError `case-package.not-json`, or `case-package.content` with the place of each fault.
 */
export function readCasePackage(bytes: Uint8Array): CasePackageObject {
  const shape = readPackageShape(parsed(bytes));
  const faults = Array.isArray(shape) ? shape : [...treeFaultsOf(shape), ...levelFaultsOf(shape)];
  if (faults.length > 0) throw faulty(faults);
  return shape as CasePackageObject;
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new DomainError(
      'invalid',
      'case-package.not-json',
      `The file is not a CASE package: it cannot be read as JSON (${(error as Error).message}).`,
    );
  }
}

function faulty(errors: FieldError[]): DomainError {
  const more = errors.length - mostFaults;
  return new DomainError(
    'invalid',
    'case-package.content',
    more > 0
      ? `The package has ${errors.length} faults. The first ${mostFaults} are listed. Nothing was imported.`
      : 'The package has faults. Each is listed. Nothing was imported.',
    { errors: errors.slice(0, mostFaults) },
  );
}
