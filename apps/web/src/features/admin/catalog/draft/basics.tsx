import { NativeSelect, NumberInput } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Section } from '../../../../ui/page';
import classes from '../../parts/parts.module.css';
import { authoredQuery } from '../catalog.queries';
import { AddArtifact } from './add-artifact';
import type { PartProps } from './draft-edit';
import { DraftMark } from './draft-mark';
import { MarkdownField } from './markdown-field';

/** The version's description, level, and price; and the way to its first artifact while it has none. */
export function Basics({ content, edit, faultAt }: PartProps) {
  const { data: catalog } = useSuspenseQuery(authoredQuery);
  return (
    <Section title="Basics">
      <MarkdownField
        label="About"
        purpose="Candidates read this first"
        maxLength={8000}
        value={content.about}
        error={faultAt('/about')}
        onValue={(value) => edit((next) => void (next.about = value))}
      />
      <DraftMark content={content} edit={edit} place="/about" what="the description" />
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
