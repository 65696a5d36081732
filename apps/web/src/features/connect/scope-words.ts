/** What a scope allows, in words. A scope itself is an address that tells people little. */
const words: Record<string, string> = {
  'https://purl.imsglobal.org/spec/ob/v3p0/scope/credential.readonly':
    'see your valid badges, each with its outcomes and levels',
  'https://purl.imsglobal.org/spec/ob/v3p0/scope/profile.readonly': 'see your name and email address',
  offline_access: 'keep its access until you disconnect it',
};

export function scopeInWords(scope: string): string {
  return words[scope] ?? scope;
}
