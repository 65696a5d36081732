import { Button, Textarea, TextInput } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { NotFound } from '../../app/not-found';
import type { Award } from '../../api/schema';
import { CopyButton } from '../../ui/copy-button';
import { DateText } from '../../ui/date-text';
import { Page, Section } from '../../ui/page';
import classes from './awards.module.css';
import { issuerNameQuery, ownAwardsQuery } from './awards.queries';
import { EvidenceSharing } from './evidence-sharing';
import { badgeName, linkedInAddress, mailPictureOf, pictureOf, signatureOf } from './sharing';
import { BadgeStatus } from './badge-status';

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
          width={200}
          height={200}
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
          <BadgeStatus state={state} />
          <p>
            <a href={url}>See the public page of this badge</a>
          </p>
          <p className={classes.printed}>Verify at {url}</p>
          <Button className="no-print" onClick={() => window.print()}>
            Print
          </Button>
        </div>
      </div>
      <div className="no-print">
        {state === 'revoked' ? (
          <p>A revoked badge can’t be shared. If you think this is a mistake, ask the people who run the program.</p>
        ) : (
          <Sharing award={award} issuer={issuer} />
        )}
      </div>
    </Page>
  );
}

function Sharing({ award, issuer }: { award: Award; issuer: string }) {
  const signature = signatureOf(award, issuer);
  return (
    <>
      <Section title="Share the link">
        <TextInput
          readOnly
          label="Anyone with the link can see the badge and verify it"
          value={award.url}
          onFocus={(event) => event.currentTarget.select()}
          mb="xs"
        />
        <CopyButton text={award.url} what="the link" />
      </Section>
      <Section title="LinkedIn">
        <p>LinkedIn opens with the form filled in. Check it and save it there.</p>
        <a href={linkedInAddress(award, issuer)} target="_blank" rel="noreferrer">
          Add to your LinkedIn profile (opens a new tab)
        </a>
      </Section>
      <Section title="Email signature">
        <p className={classes.signature}>
          <img src={mailPictureOf(award)} alt="" width={72} height={72} />
          <span>
            <a href={award.url}>{badgeName(award)}</a>
            <br />
            {issuer}
          </span>
        </p>
        <Textarea
          readOnly
          label="HTML for the signature settings of your email app"
          value={signature}
          autosize
          minRows={3}
          maxRows={4}
          onFocus={(event) => event.currentTarget.select()}
          mb="xs"
        />
        <CopyButton text={signature} what="the signature" />
      </Section>
      {award.state === 'issued' && (
        <Section title="Certificate">
          <p>A certificate to print or send, with a QR code that opens the badge’s page.</p>
          <a href={`/v1/me/awards/${award.id}/certificate.pdf`} download>
            Download certificate (PDF)
          </a>
        </Section>
      )}
      <Section title="Image">
        <p>The signed credential is inside the image, so anyone with the file can verify it.</p>
        <ul className={classes.files}>
          <li>
            <a href={pictureOf(award, 'png')} download={`${award.achievement.code}.png`}>
              Download PNG with credential
            </a>
          </li>
          <li>
            <a href={pictureOf(award, 'svg')} download={`${award.achievement.code}.svg`}>
              Download SVG with credential
            </a>
          </li>
          <li>
            <a href={award.credentialUrl} download={`${award.achievement.code}.json`}>
              Download signed credential (JSON)
            </a>
          </li>
        </ul>
      </Section>
      <EvidenceSharing awardId={award.id} />
    </>
  );
}
