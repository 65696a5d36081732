import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { faultOfAccent, tonesOf } from '#programs/accent';
import { fieldError } from '../../../api/problem';
import { descriptionBelow } from '../../../ui/description-below';

const whole = /^#[0-9a-f]{6}$/i;

/** The field for the accent color, with how text looks on it and in it. */
export function Look({ saved, error }: { saved: string | null; error: unknown }) {
  const [accent, setAccent] = useState(saved ?? '');
  const fault = whole.test(accent) ? faultOfAccent(accent) : null;
  return (
    <>
      <TextInput
        name="accent"
        label="Accent color"
        description="As # and six digits, for example #2c6a4c. If empty, the green of Laurel"
        inputWrapperOrder={descriptionBelow}
        maxLength={7}
        value={accent}
        onChange={(event) => setAccent(event.currentTarget.value.trim())}
        error={fault ?? fieldError(error, '/accent')}
        mb="sm"
      />
      {whole.test(accent) && fault === null && <Sample accent={accent} />}
    </>
  );
}

function Sample({ accent }: { accent: string }) {
  const { light, dark } = tonesOf(accent);
  return (
    <p aria-hidden>
      {[
        [accent, '#ffffff', 'Button'],
        [light.wash, light.ink, 'Link on a light page'],
        [dark.wash, dark.ink, 'Link on a dark page'],
      ].map(([background, color, words]) => (
        <span key={words} style={{ background, color, padding: '0.25rem 0.75rem', marginRight: '0.5rem' }}>
          {words}
        </span>
      ))}
    </p>
  );
}
