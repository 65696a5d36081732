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
    <div role="radiogroup" aria-labelledby="colors" className={classes.schemes}>
      <span id="colors">Colors</span>
      {schemes.map(([scheme, words]) => (
        <label key={scheme} className={classes.scheme}>
          <input type="radio" name="colors" checked={colorScheme === scheme} onChange={() => setColorScheme(scheme)} />
          {words}
        </label>
      ))}
    </div>
  );
}
