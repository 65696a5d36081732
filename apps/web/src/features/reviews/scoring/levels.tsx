import { useSingleKeysOn } from '../../../ui/single-keys';
import type { RubricLevel } from '../review.queries';
import keyClasses from './keys.module.css';
import classes from './rubric.module.css';

interface LevelsProps {
  name: string;
  rubric: readonly RubricLevel[];
  /** What work on this detail looks like at a level, by the level's code. */
  sentences: Readonly<Record<string, string>>;
  chosen: string | null;
  onChoose: (code: string) => void;
}

/** The levels of the scale to choose from, each with what it means: for this detail, or else for every one. */
export function Levels({ name, rubric, sentences, chosen, onChoose }: LevelsProps) {
  const keysOn = useSingleKeysOn();
  return (
    <fieldset className={classes.choice}>
      <legend className={classes.hidden}>Level</legend>
      {rubric
        .map((level) => ({ ...level, about: sentences[level.code] ?? level.about }))
        .map(({ code, name: words, meets, about }, index) => (
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
