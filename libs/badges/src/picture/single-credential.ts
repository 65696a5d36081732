/** The only credential of a picture. @throws Error for none or several. */
export function singleCredential(credentials: string[]): string {
  const [credential, another] = credentials;
  if (credential === undefined) throw new Error('No credential is baked into this picture.');
  if (another !== undefined) throw new Error('More than one credential is baked into this picture.');
  return credential;
}
