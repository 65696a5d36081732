import { Button } from '@mantine/core';
import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { mark, rangesOf, scrollTo } from './marked-places';
import classes from './viewers.module.css';

interface FindInTextProps {
  /** The element whose text is searched. */
  of: RefObject<HTMLElement | null>;
  onClose: () => void;
}

const nothing = { words: '', ranges: [] as Range[], at: 0 };

/** A search field for the text on screen. Enter goes to the next place, Shift and Enter to the one before, Esc closes. */
export function FindInText({ of, onClose }: FindInTextProps) {
  const [{ words, ranges, at }, set] = useState(nothing);
  useMarked(ranges, at);
  const look = (sought: string) => {
    set({ words: sought, ranges: of.current === null ? [] : rangesOf(sought, of.current), at: 0 });
  };
  const go = (by: number) => {
    if (ranges.length > 0) set({ words, ranges, at: (at + by + ranges.length) % ranges.length });
  };
  return (
    <div role="search" className={classes.find}>
      <label>
        <span className="aloud">Find in this text</span>
        <input
          type="search"
          placeholder="Find in this text"
          autoFocus
          value={words}
          onChange={(event) => look(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onClose();
            if (event.key === 'Enter') go(event.shiftKey ? -1 : 1);
          }}
        />
      </label>
      <span role="status">
        {words === '' ? '' : ranges.length === 0 ? 'Not found' : `${at + 1} of ${ranges.length}`}
      </span>
      <Button variant="default" size="compact-sm" disabled={ranges.length < 2} onClick={() => go(-1)}>
        Previous
      </Button>
      <Button variant="default" size="compact-sm" disabled={ranges.length < 2} onClick={() => go(1)}>
        Next
      </Button>
      <Button variant="subtle" size="compact-sm" onClick={onClose}>
        Close
      </Button>
    </div>
  );
}

function useMarked(ranges: readonly Range[], at: number): void {
  const show = useEffectEvent(() => {
    mark('laurel-found', ranges);
    const here = ranges[at];
    mark('laurel-found-here', here ? [here] : []);
    if (here) scrollTo(here);
  });
  useEffect(() => {
    show();
    return () => {
      mark('laurel-found', []);
      mark('laurel-found-here', []);
    };
  }, [ranges, at]);
}
