import { type Addresses, levelsReached, type PublicBadge } from '#badges';
import { type Html, html, type SmallPage } from './public-page.js';

/** What the holder shares of the evidence, for everyone who opens the page. */
export type Shared = readonly { title: string; url: string }[];

/**
 * The holder, the results, the shared evidence, and the standing of a badge with its history. Reasons stay private.
 * Links are relative, since Laurel may run below a path. Addresses for link previews are absolute, as social networks
 * require.
 */
export function badgePage(badge: PublicBadge, shared: Shared, addresses: Addresses): SmallPage {
  const { awardId, achievementId, holder, credential, awardedOn, zone } = badge;
  const { achievement } = credential.credentialSubject;
  const reached = levelsReached(credential);
  const main = html`
    <div class="head">
      <img src="../achievements/${achievementId}/image.svg" alt="The badge ${achievement.name}" width="208" height="208" />
      <div>
        <h1><bdi>${achievement.name}</bdi></h1>
        <p>Earned by <strong><bdi>${holder}</bdi></strong> on ${awardedOn} (${zone})</p>
        <p class="quiet">Issued by <bdi>${credential.issuer.name}</bdi></p>
        ${standingLine(badge)}
      </div>
    </div>
    <p>${achievement.description}</p>
    <p class="screen"><a href="../achievements/${achievementId}">What this badge certifies</a></p>
    <h2>Results</h2>
    <ol>
      ${achievement.resultDescription.map(({ id, name }) => html`<li>${withoutNumber(name)} <span class="quiet">(${reached.get(id) ?? ''})</span></li>`)}
    </ol>
    ${shared.length === 0 ? html`` : sharedBy(holder, shared, addresses)}
    ${history(badge)}
    <p class="printed">Verify at ${addresses.badge(awardId)}</p>
    <section class="screen">
      <h2>Verify it yourself</h2>
      <p>Anyone can check that this badge is genuine and in force, and whose it is.</p>
      <p><a class="button" href="../verify?url=${encodeURIComponent(credential.id)}">Verify it here</a></p>
    </section>
    ${technical(badge)}
  `;
  return { title: `${achievement.name}: ${holder}`, main, head: cardTags(badge, addresses) };
}

function sharedBy(holder: string, shared: Shared, { publicUrl }: Addresses): Html {
  return html`<h2>Shared by <bdi>${holder}</bdi></h2>
    <ul>
      ${shared.map(({ title, url }) => html`<li><a href="..${url.slice(publicUrl.length)}">${title}</a></li>`)}
    </ul>`;
}

const happened: Record<PublicBadge['history'][number]['command'], string> = {
  issue: 'Issued',
  suspend: 'Suspended',
  lift: 'Suspension lifted: in force again',
  revoke: 'Revoked',
  reinstate: 'Reinstated with a new credential: in force again',
  reissue: 'Credential replaced by a newer one',
};

function history({ awardId, history: lines, zone, superseded, supersedes }: PublicBadge): Html {
  return html`<h2>History</h2>
    <ol>
      ${lines.map(({ command, on }) => html`<li>${happened[command]} <span class="quiet">${on} (${zone})</span></li>`)}
    </ol>
    ${supersedes === null ? [] : [html`<p><a href="../credentials/${supersedes}">The earlier credential that this one replaces</a></p>`]}
    ${superseded ? [html`<p><a href="../badges/${awardId}">The credential that replaced this one</a></p>`] : []}`;
}

/** What other verifiers need. */
function technical({ awardId, credentialId, credential }: PublicBadge): Html {
  return html`<details class="screen">
    <summary>Technical files and details</summary>
    <p>The badge is an Open Badges 3.0 credential, signed by ${credential.issuer.id}. Any verifier can check its signature against the issuer’s keys, and its standing against the issuer’s status list.</p>
    <ul>
      <li><a href="../credentials/${credentialId}" type="application/json">The signed credential (JSON)</a></li>
      <li><a href="../badges/${awardId}/credential.jwt" type="application/vc+jwt">The credential as a JWT</a></li>
      <li><a href="../badges/${awardId}/image.png">The badge as a picture with the credential inside (PNG)</a>, <a href="../badges/${awardId}/image.svg">or SVG</a></li>
      <li>${credential.id}</li>
    </ul>
  </details>`;
}

/** The tags that social networks read to preview a link (Open Graph; X reads them too). */
function cardTags(
  { awardId, holder, credential, awardedOn }: Pick<PublicBadge, 'awardId' | 'holder' | 'credential' | 'awardedOn'>,
  addresses: Addresses,
): Html {
  const { name } = credential.credentialSubject.achievement;
  const about = `Earned by ${holder} on ${awardedOn}. Issued by ${credential.issuer.name}.`;
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

function standingLine({ standing, superseded, history: lines, zone, validUntil, expired }: PublicBadge): Html {
  const since = () => `${lines.findLast(({ command }) => command !== 'reissue')!.on} (${zone})`;
  if (superseded)
    return html`<p class="standing bad">Replaced: the badge has a newer credential, and this one is no longer valid.</p>`;
  if (standing === 'suspended')
    return html`<p class="standing bad">Suspended since ${since()}: do not rely on it until the suspension is lifted.</p>`;
  if (standing === 'revoked') return html`<p class="standing bad">Revoked on ${since()}: it is no longer valid.</p>`;
  if (expired)
    return html`<p class="standing bad">Expired on ${validUntil!} (${zone}): it was earned, and is no longer valid.</p>`;
  return validUntil === null
    ? html`<p class="standing good">In force.</p>`
    : html`<p class="standing good">In force until ${validUntil} (${zone}).</p>`;
}

/** The list already numbers the outcomes. */
function withoutNumber(name: string): string {
  return name.replace(/^Essential outcome \d+: /, '');
}
