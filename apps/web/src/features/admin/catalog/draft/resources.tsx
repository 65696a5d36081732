import { Button, Textarea, TextInput } from '@mantine/core';
import classes from '../../parts/parts.module.css';
import { freeId, type PartProps, shift } from './draft-edit';
import { DraftMark } from './draft-mark';
import { OrderButtons } from './order-buttons';

/** The research behind the micro-credential, and what else helps with it. */
export function Resources({ content, edit, faultAt }: PartProps) {
  const { resources = [] } = content;
  return (
    <>
      {resources.map((resource, index) => {
        const [at, nth] = [`/resources/${index}`, index + 1];
        return (
          <fieldset key={resource.id} className={classes.group}>
            <legend>Resource {nth}</legend>
            <div className={classes.pair}>
              <TextInput
                label={`Title of resource ${nth}`}
                required
                maxLength={300}
                value={resource.title}
                error={faultAt(`${at}/title`)}
                onChange={({ currentTarget: { value } }) =>
                  edit((next) => void (next.resources![index]!.title = value))
                }
              />
              <TextInput
                label={`Link of resource ${nth}`}
                description="An address that begins with https://"
                maxLength={2000}
                value={resource.link ?? ''}
                error={faultAt(`${at}/link`)}
                onChange={({ currentTarget: { value } }) =>
                  edit((next) => void (next.resources![index]!.link = value.trim() || undefined))
                }
              />
            </div>
            <Textarea
              label={`About resource ${nth}`}
              autosize
              maxLength={2000}
              value={resource.about}
              error={faultAt(`${at}/about`)}
              onChange={({ currentTarget: { value } }) => edit((next) => void (next.resources![index]!.about = value))}
            />
            <DraftMark content={content} edit={edit} place={`/resources/${resource.id}`} what={`resource ${nth}`} />
            <OrderButtons
              what={`resource ${nth}`}
              first={index === 0}
              last={index === resources.length - 1}
              onShift={(by) => edit((next) => shift(next.resources!, index, by))}
              onRemove={() => edit((next) => void next.resources!.splice(index, 1))}
            />
          </fieldset>
        );
      })}
      <Button
        variant="default"
        onClick={() =>
          edit((next) => {
            const known = next.resources ?? [];
            const ids = known.map(({ id }) => id);
            next.resources = [...known, { id: freeId('r', ids), title: '', about: '' }];
          })
        }
      >
        Add a resource
      </Button>
    </>
  );
}
