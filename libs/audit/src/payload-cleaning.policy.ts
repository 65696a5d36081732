const secretName = /password|passphrase|secret|token|cookie|authorization|private_?key|otp$/i;
const removed = '(removed)';

/**
 * The payload of an event as an auditor sees it. Events never hold secrets. In case one slipped in, values whose names
 * sound like secrets are not shown.
 */
export function withoutSecrets(payload: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(payload).map(([key, value]) => [key, secretName.test(key) ? removed : cleaned(value)]),
  );
}

function cleaned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cleaned);
  return typeof value === 'object' && value !== null ? withoutSecrets(value as Record<string, unknown>) : value;
}
