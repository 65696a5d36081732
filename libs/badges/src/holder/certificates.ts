import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type CodeModules, drawPaper, type Paper } from '#documents';
import { DomainError, notFound } from '#kernel';
import { AwardRepository } from '../award.repository.js';
import { Addresses } from '../addresses.policy.js';
import { levelsReached } from '../document/levels-reached.document.js';
import { BadgePictures } from '../picture/badge-pictures.js';
import { type PublicBadge, PublicBadgeQueries } from '../public/public-badge.queries.js';

/** In points. */
const [badgeWidth, qrWidth] = [150, 110];

/**
 * Prints badges as certificates: what the public page says, with a QR code of its address. The same award gives the
 * same bytes.
 */
@Injectable()
export class Certificates {
  constructor(
    private readonly dataSource: DataSource,
    private readonly awards: AwardRepository,
    private readonly badges: PublicBadgeQueries,
    private readonly pictures: BadgePictures,
    private readonly addresses: Addresses,
  ) {}

  /**
   * The certificate of the person's own badge, a PDF. Its date is the badge's, in the issuer's zone.
   * @throws DomainError `award.not-found`, also for someone else's award; `certificate.not-in-force` (409).
   */
  async of(personId: string, awardId: string): Promise<Buffer> {
    const award = await this.awards.find(this.dataSource.manager, awardId);
    if (award.personId !== personId) throw notFound('award');
    const badge = await this.badges.ofAward(awardId);
    if (badge.standing !== 'issued') {
      throw new DomainError(
        'conflict',
        'certificate.not-in-force',
        `This badge is ${badge.standing}. You can print a certificate only while the badge is in force.`,
        { state: badge.standing },
      );
    }
    const address = this.addresses.badge(awardId);
    const picture = await this.pictures.png(await this.badges.achievement(badge.achievementId));
    const qr = await qrCode(address);
    const { name, issuer, validFrom } = badge.credential;
    const about = {
      title: `Certificate: ${name}, ${badge.holder}`,
      author: issuer.name,
      at: new Date(validFrom),
      foot: `Certificate of ${issuer.name}`,
    };
    return drawPaper(about, (paper) => draw(paper, badge, { address, picture, qr }));
  }
}

function draw(
  paper: Paper,
  { holder, credential, awardedOn, validUntil, zone }: PublicBadge,
  { address, picture, qr }: { address: string; picture: Buffer; qr: CodeModules },
): void {
  const { achievement } = credential.credentialSubject;
  const reached = levelsReached(credential);
  paper.picture(picture, { width: badgeWidth, alt: `The badge ${achievement.name}` });
  paper.title(holder, { above: credential.issuer.name });
  paper.paragraph(
    `has earned, on ${awardedOn} (${zone}), ${achievement.achievementType === 'MicroCredential' ? 'the micro-credential' : 'the badge of'}`,
  );
  paper.heading(achievement.name);
  paper.paragraph(achievement.description, { soft: true });
  if (validUntil !== null) paper.paragraph(`Valid until ${validUntil} (${zone}).`);
  paper.heading('Results');
  paper.table(
    [
      { name: achievement.achievementType === 'MicroCredential' ? 'Essential outcome' : 'Micro-credential', share: 4 },
      { name: 'Level', share: 1 },
    ],
    achievement.resultDescription.map(({ id, name }) => [
      name.replace(/^Essential outcome (\d+): /, '$1. '),
      reached.get(id) ?? '',
    ]),
  );
  paper.keepTogether(qrWidth + 40);
  paper.code(qr, { width: qrWidth, alt: `QR code of ${address}` });
  paper.paragraph(`Check it at ${address}`);
  paper.paragraph(`Credential ${credential.id}`, { soft: true });
}

async function qrCode(address: string): Promise<CodeModules> {
  const { default: codes } = await import('qrcode');
  return codes.create(address, { errorCorrectionLevel: 'M' }).modules;
}
