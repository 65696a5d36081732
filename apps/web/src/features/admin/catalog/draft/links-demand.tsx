import { Checkbox } from '@mantine/core';
import { mostLinks } from '#catalog/vocabulary';
import classes from '../../parts/parts.module.css';
import type { FieldsProps } from './artifact-part';
import { Count } from './count';

/** How many links the artifact asks for. */
export function LinksDemand({ artifact: { links, position }, at, set, faultAt }: FieldsProps) {
  return (
    <>
      <Checkbox
        label={`Artifact ${position} requires links`}
        description="Addresses of pages or recordings elsewhere, each with a description"
        checked={links !== undefined}
        onChange={({ currentTarget: { checked } }) =>
          set((next) => {
            if (checked) next.links = { minCount: 1, maxCount: 5 };
            else delete next.links;
          })
        }
        my="sm"
      />
      {links && (
        <div className={classes.pair}>
          <Count
            label={`Minimum links, artifact ${position}`}
            value={links.minCount}
            max={mostLinks}
            error={faultAt(`${at}/links/minCount`)}
            onValue={(value) => set((next) => void (next.links!.minCount = value))}
          />
          <Count
            label={`Maximum links, artifact ${position}`}
            value={links.maxCount}
            max={mostLinks}
            error={faultAt(`${at}/links/maxCount`)}
            onValue={(value) => set((next) => void (next.links!.maxCount = value))}
          />
        </div>
      )}
    </>
  );
}
