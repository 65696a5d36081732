/** What a scope lets a backpack do, in words; a scope is an address that says little to anyone. */
const words: Record<string, string> = {
  'https://purl.imsglobal.org/spec/ob/v3p0/scope/credential.readonly':
    'see your badges in force, each with its outcomes and levels',
  'https://purl.imsglobal.org/spec/ob/v3p0/scope/profile.readonly': 'see your name and e-mail address',
  offline_access: 'come again by itself, until you shut it out',
};

export function scopeInWords(scope: string): string {
  return words[scope] ?? scope;
}
