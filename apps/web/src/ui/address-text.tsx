import { Fragment } from 'react';

/** An email address. Where it needs more than one line, the line ends after a dot or the @, not inside a word. */
export function AddressText({ of }: { of: string }) {
  return of.split(/(?<=[@._-])/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
