import type { Award } from '../../api/schema';

/** The name of a badge, for people who do not know the codes. */
export function badgeName({ achievement: { title, level } }: Award): string {
  return level === null ? title : `${title} (${level})`;
}

/** The badge as a picture with its credential inside. */
export function pictureOf({ url }: Pick<Award, 'url'>, type: 'png' | 'svg'): string {
  return `${url}/image.${type}`;
}

/** LinkedIn's own form for a certification, filled in. */
export function linkedInAddress(award: Award, issuer: string): string {
  const issued = new Date(award.issuedAt);
  const fields = new URLSearchParams({
    startTask: 'CERTIFICATION_NAME',
    name: badgeName(award),
    organizationName: issuer,
    issueYear: String(issued.getUTCFullYear()),
    issueMonth: String(issued.getUTCMonth() + 1),
    certUrl: award.url,
    certId: award.id,
  });
  return `https://www.linkedin.com/profile/add?${fields}`;
}

/** HTML for the end of an e-mail: the picture, leading to the badge. */
export function signatureOf(award: Award): string {
  const name = escaped(badgeName(award));
  return `<a href="${escaped(award.url)}" title="${name}"><img src="${escaped(pictureOf(award, 'png'))}" alt="Badge: ${name}" width="72" height="72"></a>`;
}

function escaped(words: string): string {
  return words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
