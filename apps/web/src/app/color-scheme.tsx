import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import classes from './layout.module.css';

const schemes: [MantineColorScheme, string][] = [
  ['auto', 'Same as system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

/** Lets people choose light or dark. The browser remembers the choice. */
export function ColorScheme() {
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
