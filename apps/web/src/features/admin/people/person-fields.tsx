import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { fieldError } from '../../../api/problem';
import type { Person, Role } from '../../../api/schema';
import { useRoleNames } from '../../identity/use-role-names';
import classes from '../parts/parts.module.css';
import { zones } from '../pilots/pilot-fields';

type Known = Partial<Pick<Person, 'name' | 'school' | 'district' | 'employer' | 'region' | 'zone' | 'roles'>>;

const regions = [
  { value: '', label: 'None' },
  ...Array.from({ length: 9 }, (_, index) => ({ value: String(index + 1), label: `Region ${index + 1}` })),
];

/** The form fields for roles and profile, read by {@link personFrom}. */
export function PersonFields({ saved, error }: { saved: Known; error: unknown }) {
  const roleNames = useRoleNames();
  const field = (name: keyof Known, label: string, description?: string) => ({
    name,
    label,
    description,
    maxLength: 200,
    defaultValue: String(saved[name] ?? ''),
    error: fieldError(error, `/${name}`),
  });
  return (
    <>
      <fieldset className={classes.group}>
        <legend>Roles</legend>
        <div className={classes.actions} style={{ marginTop: 0 }}>
          {(Object.keys(roleNames) as Role[]).map((role) => (
            <Checkbox
              key={role}
              name="roles"
              value={role}
              label={roleNames[role]}
              defaultChecked={saved.roles?.includes(role)}
            />
          ))}
        </div>
        {fieldError(error, '/roles') && (
          <p role="alert" className={classes.bad}>
            {fieldError(error, '/roles')}
          </p>
        )}
      </fieldset>
      <div className={classes.pair} style={{ marginBottom: '1.25rem' }}>
        <TextInput {...field('name', 'Name')} required />
        <TextInput {...field('school', 'School')} />
        <TextInput {...field('district', 'District')} />
        <TextInput {...field('employer', 'Employer')} />
        <NativeSelect
          name="region"
          label="Region"
          data={regions}
          defaultValue={String(saved.region ?? '')}
          error={fieldError(error, '/region')}
        />
        <TextInput {...field('zone', 'Time zone')} list="person-zones" required />
        <datalist id="person-zones">
          {zones.map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      </div>
    </>
  );
}

/** Reads the form. An empty field becomes null. */
export function personFrom(form: HTMLFormElement) {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? '').trim();
  return {
    name: text('name'),
    school: text('school') || null,
    district: text('district') || null,
    employer: text('employer') || null,
    region: text('region') === '' ? null : Number(text('region')),
    zone: text('zone'),
    roles: data.getAll('roles') as Role[],
  };
}
