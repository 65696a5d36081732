import { Injectable } from '@nestjs/common';
import { Addresses, CredentialJwts, Issuers, JwtKeys, PublicBadgeQueries, SigningKeys, StatusLists } from '#badges';
import { highestStatusList, statusPurposes } from '#badges/vocabulary';
import { DomainError } from '#kernel';

const id = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** Reads what this installation publishes, without a request. */
@Injectable()
export class OwnDocuments {
  constructor(
    private readonly addresses: Addresses,
    private readonly badges: PublicBadgeQueries,
    private readonly issuers: Issuers,
    private readonly keys: SigningKeys,
    private readonly jwtKeys: JwtKeys,
    private readonly jwts: CredentialJwts,
    private readonly lists: StatusLists,
  ) {}

  /** Whether an address belongs to this installation. The scheme does not matter, since did:web knows only https. */
  owns(url: URL): boolean {
    return url.host === new URL(this.addresses.publicUrl).host;
  }

  /** @throws DomainError `verification.own-address` when there is no badge, key or list at the address. */
  async read(url: URL): Promise<string> {
    const path = url.pathname.slice(new URL(this.addresses.publicUrl).pathname.replace(/\/$/, '').length);
    const found = await this.at(path).catch((error: unknown) => {
      if (error instanceof DomainError && error.kind === 'not-found') return null;
      throw error;
    });
    if (found !== null) return found;
    const sentence = 'Laurel has no badge at this address. Enter the address of a badge’s page or of its credential.';
    throw new DomainError('invalid', 'verification.own-address', sentence, {
      errors: [{ pointer: '/url', detail: sentence }],
    });
  }

  private async at(path: string): Promise<string | null> {
    const [, kind, which, form] =
      new RegExp(`^/(badges|credentials)/(${id})(/credential\\.jwt|/image\\.(?:png|svg))?$`).exec(path) ?? [];
    if (kind === 'credentials' && form === undefined) return (await this.badges.ofCredential(which!)).document;
    if (kind === 'badges') {
      const { credentialId, document } = await this.badges.ofAward(which!);
      return form === '/credential.jwt' ? this.jwts.of(credentialId) : document;
    }
    const [, purpose, number] = /^\/status\/(\w+)\/([1-9]\d{0,9})$/.exec(path) ?? [];
    const known = statusPurposes.find((one) => one === purpose);
    if (known !== undefined && Number(number) <= highestStatusList)
      return (await this.lists.published(known, Number(number))).document;
    const [, place, program, thumbprint] =
      /^\/(issuer|programs\/([a-z0-9]{1,20}))\/(?:did\.json|keys\/([\w-]{43}))$/.exec(path) ?? [];
    if (place === undefined) return null;
    const issuer = await (program === undefined ? this.issuers.first() : this.issuers.atProgram(program));
    return JSON.stringify(
      thumbprint === undefined ? await this.keys.didDocument(issuer) : await this.jwtKeys.jwk(issuer, thumbprint),
    );
  }
}
