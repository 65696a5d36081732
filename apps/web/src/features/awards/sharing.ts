import type { Award } from '../../api/schema';

/** The name of a badge, for readers who do not know the codes. */
export function badgeName({ achievement: { title, level } }: Award): string {
  return level === null ? title : `${title} (${level})`;
}

/** The badge as an image with its credential inside. */
export function pictureOf({ url }: Pick<Award, 'url'>, type: 'png' | 'svg'): string {
  return `${url}/image.${type}`;
}

/** LinkedIn's own form for a certification, filled in. The month is the reader's, as the page shows it. */
export function linkedInAddress(award: Award, issuer: string): string {
  const issued = new Date(award.issuedAt);
  const fields = new URLSearchParams({
    startTask: 'CERTIFICATION_NAME',
    name: badgeName(award),
    organizationName: issuer,
    issueYear: String(issued.getFullYear()),
    issueMonth: String(issued.getMonth() + 1),
    certUrl: award.url,
    certId: award.id,
  });
  return `https://www.linkedin.com/profile/add?${fields}`;
}

/** A small image of the badge for emails, shown at 72 pixels. */
export function mailPictureOf({ url }: Pick<Award, 'url'>): string {
  return `${url}/mail.png`;
}

/** HTML for an email signature that email apps understand: the image and the name, linked to the badge. */
export function signatureOf(award: Award, issuer: string): string {
  const [name, url] = [escaped(badgeName(award)), escaped(award.url)];
  return [
    '<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>',
    `<td><a href="${url}"><img src="${escaped(mailPictureOf(award))}" alt="Badge: ${name}" width="72" height="72" style="display:block;border:0"></a></td>`,
    `<td style="padding-left:12px;font:13px/1.4 Arial,sans-serif"><a href="${url}">${name}</a><br>${escaped(issuer)}</td>`,
    '</tr></table>',
  ].join('\n');
}

function escaped(words: string): string {
  return words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
