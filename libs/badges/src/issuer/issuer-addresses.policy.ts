/** The addresses of one program's issuer: its DID, its keys and its profiles. Like all addresses, they never change. */
export class IssuerAddresses {
  /** Its did:web. It resolves to {@link didDocument}, always over https. */
  readonly did: string;

  /** @param place the path of everything that the issuer publishes: `issuer` or `programs/sen`. */
  constructor(
    private readonly publicUrl: string,
    private readonly place: string,
  ) {
    const { host, pathname } = new URL(publicUrl);
    const path = `${pathname}/${place}`.split('/').filter((part) => part !== '');
    this.did = ['did', 'web', host.replaceAll(':', '%3A'), ...path].join(':');
  }

  get profile(): string {
    return `${this.publicUrl}/${this.place}`;
  }

  get didDocument(): string {
    return `${this.profile}/did.json`;
  }

  /** The list of all keys for JWTs. */
  get jwks(): string {
    return `${this.profile}/jwks.json`;
  }

  /**
   * One key for JWTs, by its thumbprint. A JWT names this address as its `kid`, so a verifier can read the key there.
   */
  jwk(thumbprint: string): string {
    return `${this.profile}/keys/${thumbprint}`;
  }

  /** The id of a key for Data Integrity proofs. */
  key(publicKeyMultibase: string): string {
    return `${this.did}#${publicKeyMultibase}`;
  }

  /** Its Issuer of Open Badges 2.0. */
  get hosted(): string {
    return `${this.publicUrl}/ob2/${this.place}`;
  }
}
