import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { Section } from '../../../ui/page';
import { attestationQuery } from '../submission.queries';
import { AttestationForm } from './attestation-form';
import classes from './attestation.module.css';
import { AttestedWords } from './attested-words';

interface AttestationProps {
  submissionId: string;
  /** Whether the form has answers that are not saved. */
  changing: boolean;
  onChange: (changing: boolean) => void;
}

/** What the candidate attests to before they submit: a form, and afterwards the saved answers. */
export function Attestation({ submissionId, changing, onChange }: AttestationProps) {
  const { data: attestation } = useSuspenseQuery(attestationQuery(submissionId));
  const saved = attestation.complete && !changing;
  return (
    <div id="attestation">
      <Section title="Attestation">
        {saved ? (
          <Saved onChange={() => onChange(true)}>
            <AttestedWords attested={attestation.attested!} />
          </Saved>
        ) : (
          <AttestationForm
            submissionId={submissionId}
            attestation={attestation}
            onEdit={() => onChange(true)}
            onEnd={() => onChange(false)}
          />
        )}
      </Section>
    </div>
  );
}

function Saved({ onChange, children }: { onChange: () => void; children: ReactNode }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The form's button, which had the focus, is gone.
    if (document.activeElement === document.body) button.current?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      {children}
      <div className={classes.controls}>
        <Button ref={button} variant="default" onClick={onChange}>
          Change attestation
        </Button>
      </div>
    </>
  );
}
