import { Link } from '@tanstack/react-router';
import type { VersionContent } from '../../api/schema';
import { Section } from '../../ui/page';
import { counted } from '../../ui/number-words';
import classes from './catalog.module.css';
import { demandsOf } from './version-words';

/** What a candidate is assessed against, as candidates read it. */
export function VersionContentView({ content: { about, outcomes, artifacts, rubric } }: { content: VersionContent }) {
  return (
    <>
      {about && <p>{about}</p>}
      <Section title="What you show">
        <ol className={classes.outcomes}>
          {outcomes.map(({ id, number, statement, details, competencies }) => (
            <li key={id} value={number}>
              <p>{statement}</p>
              {details.length > 0 && (
                <ol type="a" className={classes.details}>
                  {details.map((detail) => (
                    <li key={detail.id}>{detail.statement}</li>
                  ))}
                </ol>
              )}
              {competencies.length > 0 && (
                <p className={classes.soft}>
                  Based on competency{' '}
                  {competencies.map((competency, index) => (
                    <span key={competency}>
                      {index > 0 && ', '}
                      <Link to="/competencies" hash={`competency-${competency}`}>
                        {competency}
                      </Link>
                    </span>
                  ))}
                </p>
              )}
            </li>
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
                      {artifact.guidingQuestions.map(({ id, text }) => (
                        <li key={id}>{text}</li>
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
          Two reviewers who don’t know who you are score each outcome, or each of its details, on this scale. Every one
          has to be met. If some are not, you can revise and resubmit them.
        </p>
        <ol className={classes.scale}>
          {rubric.map(({ code, name, meets, about: words }) => (
            <li key={code} data-meets={meets}>
              <strong>{name}</strong>
              <span>{meets ? 'Meets' : 'Does not meet'}</span>
              {words && <p>{words}</p>}
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}
