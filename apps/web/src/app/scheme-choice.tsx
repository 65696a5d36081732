import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import classes from './layout.module.css';

const schemes: [MantineColorScheme, string][] = [
  ['auto', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

/** Light or dark by choice. The choice stays in this browser. */
export function SchemeChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <fieldset className={classes.schemes}>
      <legend className={classes.schemesLegend}>Colours</legend>
      {schemes.map(([scheme, words]) => (
        <label key={scheme} className={classes.scheme}>
          <input type="radio" name="colour-scheme" checked={colorScheme === scheme} onChange={() => setColorScheme(scheme)} />
          {words}
        </label>
      ))}
    </fieldset>
  );
}
