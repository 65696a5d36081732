import { Button } from '@mantine/core';
import type { FormEvent } from 'react';
import type { AuthoredFramework } from '../../../../api/schema';
import { Form } from '../../../../ui/form';
import { ErrorNotice } from '../../../../ui/notice';
import { Section } from '../../../../ui/page';
import { announce } from '../../parts/announcer';
import { CompetencyFields, competencyFrom } from './competency-fields';
import { useAddCompetency } from './framework.queries';

/** Adds a competency to a framework that has a function for it. */
export function NewCompetency({ framework }: { framework: AuthoredFramework }) {
  const adding = useAddCompetency(framework.id);
  if (!framework.domains.some(({ functions }) => functions.length > 0)) return null;
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    adding.mutate(competencyFrom(form, framework), {
      onSuccess: ({ number }) => {
        announce(`Competency ${number} was added.`);
        form.reset();
      },
    });
  }
  return (
    <Section title="Add a competency">
      <Form onSubmit={submit}>
        <CompetencyFields framework={framework} error={adding.error} />
        {adding.error && <ErrorNotice error={adding.error} safe="Your entries are still here." />}
        <Button type="submit" loading={adding.isPending}>
          Add competency
        </Button>
      </Form>
    </Section>
  );
}
