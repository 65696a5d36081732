import { Button, TextInput } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { downloadOf } from '../../api/program';
import { NotFound } from '../../app/not-found';
import type { Award } from '../../api/schema';
import { DateText } from '../../ui/date-text';
import { Page, Section } from '../../ui/page';
import classes from './awards.module.css';
import { issuerNameQuery, ownAwardsQuery } from './awards.queries';
import { EvidenceSharing } from './evidence-sharing';
import { badgeName, pictureOf } from './sharing';
import { BadgeStatus } from './badge-status';
import { CopySignature } from './copy-signature';
import { CountsToward } from './counts-toward';
import { ShareActions } from './share-actions';

const route = getRouteApi('/candidate/my-badges/$awardId');

/** One of the holder's badges, with every way to show it. */
export function MyBadgePage() {
  const { awardId } = route.useParams();
  const { data: awards } = useSuspenseQuery(ownAwardsQuery);
  const { data: issuer } = useSuspenseQuery(issuerNameQuery);
  const award = awards.find(({ id }) => id === awardId);
  if (award === undefined) return <NotFound />;
  const { achievement, person, issuedAt, state, url } = award;
  return (
    <Page title={badgeName(award)} breadcrumb={<Link to="/my-badges">My badges</Link>}>
      <div className={classes.shown}>
        <img
          src={`/achievements/${achievement.id}/image.svg`}
          alt={`The badge ${badgeName(award)}`}
          width={256}
          height={256}
          className={classes.large}
        />
        <div>
          <p>
            Earned by{' '}
            <strong>
              <bdi>{person.name}</bdi>
            </strong>
            , issued <DateText at={issuedAt} dayOnly />
          </p>
          <p className={classes.count}>
            {achievement.code} · {issuer}
          </p>
          <BadgeStatus award={award} />
          <div className="no-print">
            {state !== 'revoked' && <ShareActions award={award} issuer={issuer} />}
            <p>
              <a href={url}>See its public page</a>
            </p>
          </div>
          <p className={classes.printed}>Verify at {url}</p>
        </div>
      </div>
      <div className="no-print">
        {state === 'revoked' ? (
          <p>A revoked badge can’t be shared. If you think this is a mistake, ask the people who run the program.</p>
        ) : (
          <Sharing award={award} issuer={issuer} />
        )}
        {state === 'issued' && achievement.kind === 'micro-credential' && <CountsToward award={award} />}
        <Technical award={award} />
      </div>
    </Page>
  );
}

function Sharing({ award, issuer }: { award: Award; issuer: string }) {
  return (
    <>
      <Section title="Link">
        <TextInput
          readOnly
          label="Public link"
          description="Anyone with the link can see the badge and verify it."
          value={award.url}
          onFocus={(event) => event.currentTarget.select()}
        />
      </Section>
      <Section title="Email signature">
        <p>
          Your badge as a picture with a link. Copy it, then paste it into the signature settings of your email app.
        </p>
        <CopySignature award={award} issuer={issuer} />
      </Section>
      <Section title="On paper">
        {award.state === 'issued' && (
          <p>
            <a href={downloadOf(`/v1/me/awards/${award.id}/certificate.pdf`)} download>
              Download certificate (PDF)
            </a>
            , to print or send. Its QR code opens the badge’s page.
          </p>
        )}
        <Button variant="default" onClick={() => window.print()}>
          Print this page
        </Button>
      </Section>
      <EvidenceSharing awardId={award.id} />
    </>
  );
}

/** What machines and people who check badges need. */
function Technical({ award }: { award: Award }) {
  const { code } = award.achievement;
  return (
    <details className={classes.technical}>
      <summary>Technical files and details</summary>
      <p>
        The badge is an Open Badges 3.0 credential. The signed credential is inside each image, so anyone with the file
        can verify it.
      </p>
      <ul className={classes.files}>
        <li>
          <a href={pictureOf(award, 'png')} download={`${code}.png`}>
            Download PNG with credential
          </a>
        </li>
        <li>
          <a href={pictureOf(award, 'svg')} download={`${code}.svg`}>
            Download SVG with credential
          </a>
        </li>
        <li>
          <a href={award.credentialUrl} download={`${code}.json`}>
            Download signed credential (JSON)
          </a>
        </li>
      </ul>
    </details>
  );
}
