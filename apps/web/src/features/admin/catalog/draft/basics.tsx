import { NativeSelect, NumberInput, Textarea } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { VersionContent } from '../../../../api/schema';
import { Section } from '../../../../ui/page';
import classes from '../../parts/parts.module.css';
import { authoredQuery } from '../catalog.queries';
import { AddArtifact } from './add-artifact';
import type { Edit, FaultAt } from './draft-edit';

interface PartProps {
  content: VersionContent;
  edit: Edit;
  faultAt: FaultAt;
}

/** The version's description, level, and price; and the way to its first artifact while it has none. */
export function Basics({ content, edit, faultAt }: PartProps) {
  const { data: catalog } = useSuspenseQuery(authoredQuery);
  return (
    <Section title="Basics">
      <Textarea
        label="About"
        description="Candidates read this first"
        autosize
        minRows={2}
        maxLength={8000}
        value={content.about}
        error={faultAt('/about')}
        onChange={({ currentTarget: { value } }) => edit((next) => void (next.about = value))}
        mb="md"
      />
      <div className={classes.pair}>
        <NativeSelect
          label="Level"
          data={catalog.framework.levels.map(({ code, name }) => ({ value: code, label: name }))}
          value={content.level}
          error={faultAt('/level')}
          onChange={({ currentTarget: { value } }) => edit((next) => void (next.level = value))}
        />
        <NumberInput
          label="Price in US dollars"
          min={0}
          max={100_000}
          decimalScale={2}
          hideControls
          value={content.priceCents / 100}
          error={faultAt('/priceCents')}
          onChange={(value) => edit((next) => void (next.priceCents = Math.round(Number(value) * 100)))}
        />
      </div>
      {content.artifacts.length === 0 && (
        <>
          {faultAt('/artifacts') && (
            <p role="status" className={classes.urgent}>
              {faultAt('/artifacts')}
            </p>
          )}
          <AddArtifact content={content} edit={edit} />
        </>
      )}
    </Section>
  );
}
