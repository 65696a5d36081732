import { useSingleKeysOn } from '../../../ui/single-keys';
import type { RubricLevel } from '../review.queries';
import keyClasses from './keys.module.css';
import classes from './rubric.module.css';

interface LevelsProps {
  name: string;
  rubric: readonly RubricLevel[];
  chosen: string | null;
  onChoose: (code: string) => void;
}

/** The levels of the scale to choose from, each with what it means. */
export function Levels({ name, rubric, chosen, onChoose }: LevelsProps) {
  const keysOn = useSingleKeysOn();
  return (
    <fieldset className={classes.choice}>
      <legend className={classes.hidden}>Level</legend>
      {rubric.map(({ code, name: words, meets, about }, index) => (
        <div key={code} className={classes.rung} onClick={() => chosen !== code && onChoose(code)}>
          <label className={classes.level} data-meets={meets}>
            <input
              type="radio"
              name={`${name}-level`}
              checked={chosen === code}
              aria-describedby={about ? `${name}-${code}` : undefined}
              onChange={() => onChoose(code)}
            />
            {keysOn && (
              <kbd className={keyClasses.kbd} aria-hidden>
                {index + 1}
              </kbd>
            )}
            {words}
          </label>
          {about && (
            <p id={`${name}-${code}`} className={classes.about}>
              {about}
            </p>
          )}
        </div>
      ))}
    </fieldset>
  );
}
