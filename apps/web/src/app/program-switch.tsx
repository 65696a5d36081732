import { NativeSelect } from '@mantine/core';
import { chooseProgram } from '../api/program';
import type { Session } from '../api/schema';
import { forgetAnswers } from '../offline/kept-answers';

/** Lets people in several programs switch between them. The page reloads, so nothing of the other program stays. */
export function ProgramSwitch({ session: { program, programs } }: { session: Session }) {
  if (programs.length < 2) return null;
  return (
    <NativeSelect
      aria-label="Program"
      size="xs"
      maw="100%"
      value={program.code}
      data={programs.map(({ code, name }) => ({ value: code, label: name }))}
      onChange={async ({ currentTarget: { value } }) => {
        chooseProgram(value);
        await forgetAnswers();
        window.location.assign('/');
      }}
    />
  );
}
