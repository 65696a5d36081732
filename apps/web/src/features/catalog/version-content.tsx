import { passRuleInWords, scaleOf } from '#catalog/pass-rule';
import type { VersionContent } from '../../api/schema';
import { Markdown } from '../../ui/markdown/markdown';
import { counted } from '../../ui/number-words';
import { Section } from '../../ui/page';
import { AboutOutcome } from './about-outcome';
import { AlignedTo } from './aligned-to';
import classes from './catalog.module.css';
import { OutcomeEntry } from './outcome-entry';
import { ResourceList } from './resource-list';
import { Renewal } from './version-facts';
import { demandsOf } from './version-words';

/** What a candidate is assessed against and what helps them, as candidates read it. */
export function VersionContentView({ content }: { content: VersionContent }) {
  const { about, why, method, outcomes, artifacts, resources = [], alignments = [] } = content;
  return (
    <>
      {about && (
        <Section title="About">
          <Markdown text={about} headings={3} />
        </Section>
      )}
      <AlignedTo alignments={alignments} />
      {why && (
        <Section title="Why it matters">
          <Markdown text={why} />
        </Section>
      )}
      {method && (
        <Section title="Key components of the method">
          <Markdown text={method} />
        </Section>
      )}
      <Section title="What you show">
        <ol className={classes.outcomes}>
          {outcomes.map((outcome) => (
            <OutcomeEntry key={outcome.id} outcome={outcome} content={content} />
          ))}
        </ol>
      </Section>
      <Section title="What you submit">
        <ol className={classes.artifacts}>
          {artifacts
            .toSorted((one, other) => one.position - other.position)
            .map((artifact) => (
              <li key={artifact.kind}>
                <h3>{artifact.title}</h3>
                {artifact.about && <p>{artifact.about}</p>}
                {demandsOf(artifact).map((demand) => (
                  <p key={demand} className={classes.soft}>
                    {demand}
                  </p>
                ))}
                {artifact.guidingQuestions.length > 0 && (
                  <details>
                    <summary>
                      {counted(artifact.guidingQuestions.length, 'guiding question').replace(' ', '\u00a0')}
                    </summary>
                    <ul>
                      {artifact.guidingQuestions.map(({ id, text, outcome }) => (
                        <li key={id}>
                          {text}
                          <AboutOutcome number={outcomes.find((one) => one.id === outcome)?.number} />
                        </li>
                      ))}
                    </ul>
                  </details>
                )}
              </li>
            ))}
        </ol>
      </Section>
      <Section title="How it is scored">
        <p>
          Two reviewers who don’t know who you are score each outcome, or each of its details, on this scale.{' '}
          {passRuleInWords(content)} If some do not, you can revise and resubmit them.
        </p>
        <ol className={classes.scale}>
          {scaleOf(content).map(({ code, name, meets, about: words }) => (
            <li key={code} data-meets={meets}>
              <strong>{name}</strong>
              <span>{meets ? 'Meets' : 'Does not meet'}</span>
              {words && <p>{words}</p>}
            </li>
          ))}
        </ol>
        <Renewal content={content} />
      </Section>
      <ResourceList resources={resources} />
    </>
  );
}
