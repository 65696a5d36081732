import { type Addresses, levelsReached, type PublicBadge } from '#badges';
import { type Html, html, type SmallPage } from './public-page.js';

/**
 * The holder, the results and the standing of a badge. Links are relative, since Laurel may run below a path. Addresses
 * for link previews are absolute, as social networks require.
 */
export function badgePage(
  {
    awardId,
    credentialId,
    achievementId,
    holder,
    credential,
    standing,
    standingSince,
    superseded,
    supersedes,
  }: PublicBadge,
  addresses: Addresses,
): SmallPage {
  const { achievement } = credential.credentialSubject;
  const reached = levelsReached(credential);
  const main = html`
    <header>
      <img src="../achievements/${achievementId}/image.svg" alt="" width="176" height="176" />
      <div>
        <h1><bdi>${achievement.name}</bdi></h1>
        <p>Earned by <strong><bdi>${holder}</bdi></strong> on ${dayInWords(credential.awardedDate)} (UTC)</p>
        <p class="quiet">Issued by <bdi>${credential.issuer.name}</bdi></p>
        ${standingLine(standing, superseded, standingSince)}
      </div>
    </header>
    <p>${achievement.description}</p>
    <h2>Results</h2>
    <ol>
      ${achievement.resultDescription.map(({ id, name }) => html`<li>${withoutNumber(name)} <span class="quiet">(${reached.get(id) ?? ''})</span></li>`)}
    </ol>
    <p class="printed">Verify at ${addresses.badge(awardId)}</p>
    <section class="screen">
      <h2>Verify it yourself</h2>
      <p>The badge is an Open Badges 3.0 credential, signed by ${credential.issuer.id}. Any verifier can check its signature against the issuer’s keys, and its standing against the issuer’s status list.</p>
      <ul>
        <li><a href="../verify?url=${encodeURIComponent(credential.id)}">Verify it here</a></li>
        <li><a href="../credentials/${credentialId}" type="application/json">The signed credential (JSON)</a></li>
        <li><a href="../badges/${awardId}/credential.jwt" type="application/vc+jwt">The credential as a JWT</a></li>
        <li><a href="../badges/${awardId}/image.png">The badge as a picture with the credential inside (PNG)</a>, <a href="../badges/${awardId}/image.svg">or SVG</a></li>
        <li><a href="../achievements/${achievementId}">What this badge certifies</a></li>
        ${supersedes === null ? [] : [html`<li><a href="../credentials/${supersedes}">The earlier credential that this one replaces</a></li>`]}
        ${superseded ? [html`<li><a href="../badges/${awardId}">The credential that replaced this one</a></li>`] : []}
      </ul>
    </section>
    <footer>${credential.id}</footer>
  `;
  return { title: `${achievement.name}: ${holder}`, main, head: cardTags({ awardId, holder, credential }, addresses) };
}

/** The tags that social networks read to preview a link (Open Graph; X reads them too). */
function cardTags(
  { awardId, holder, credential }: Pick<PublicBadge, 'awardId' | 'holder' | 'credential'>,
  addresses: Addresses,
): Html {
  const { name } = credential.credentialSubject.achievement;
  const about = `Earned by ${holder} on ${dayInWords(credential.awardedDate)}. Issued by ${credential.issuer.name}.`;
  const tags = [
    ['og:type', 'website'],
    ['og:title', name],
    ['og:description', about],
    ['og:url', addresses.badge(awardId)],
    ['og:image', addresses.badgeCard(awardId)],
    ['og:image:width', '1200'],
    ['og:image:height', '630'],
    ['og:image:alt', `The badge ${name}. ${about}`],
  ] as const;
  return html`<meta name="description" content="${about}" />${tags.map(([property, content]) => html`<meta property="${property}" content="${content}" />`)}<meta name="twitter:card" content="summary_large_image" />`;
}

function standingLine(standing: PublicBadge['standing'], superseded: boolean, since: Date): Html {
  if (superseded)
    return html`<p class="standing bad">Replaced: the badge has a newer credential, and this one is no longer valid.</p>`;
  if (standing === 'suspended')
    return html`<p class="standing bad">Suspended since ${moment(since)}: do not rely on it until the suspension is lifted.</p>`;
  if (standing === 'revoked')
    return html`<p class="standing bad">Revoked on ${moment(since)}: it is no longer valid.</p>`;
  return html`<p class="standing good">In force.</p>`;
}

/** The day of an instant, in UTC. */
export function dayInWords(stamp: string): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(stamp));
}

function moment(instant: Date): string {
  return `${new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(instant)} UTC`;
}

/** The list already numbers the outcomes. */
function withoutNumber(name: string): string {
  return name.replace(/^Essential outcome \d+: /, '');
}
