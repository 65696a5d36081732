import { Button } from '@mantine/core';
import { Notice } from '../ui/notice';
import classes from './save-status.module.css';

interface SetAsideProps {
  putBack: () => void;
  dismiss: () => void;
}

/** After the writer chose the other version: the way back to their own. */
export function SetAside({ putBack, dismiss }: SetAsideProps) {
  return (
    <Notice title="Your own version is set aside until you leave this page">
      <div className={classes.choices}>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => {
            dismiss();
            putBack();
          }}
        >
          Use my version
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={dismiss}>
          Discard my version
        </Button>
      </div>
    </Notice>
  );
}
