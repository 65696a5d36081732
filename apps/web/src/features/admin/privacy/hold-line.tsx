import type { LegalHold } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { ActionButton } from '../parts/action-button';
import classes from '../parts/parts.module.css';
import { useEndHold } from './privacy.queries';

/** A legal hold, and the button that ends it. */
export function HoldLine({ hold: { id, pilot, reason, placedAt } }: { hold: LegalHold }) {
  return (
    <div className={classes.nested}>
      <p>
        Legal hold{pilot === null ? '' : ` on everyone in ${pilot.title}`} since <DateText at={placedAt} />: {reason}
      </p>
      <ActionButton
        label="End legal hold"
        title="End the legal hold"
        reason="Why it ends"
        done="The legal hold has ended."
        act={useEndHold(id)}
        size="compact-sm"
      >
        Erasures that it stopped go on, and records past their period are deleted again.
      </ActionButton>
    </div>
  );
}
