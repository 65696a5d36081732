import { useNavigate } from '@tanstack/react-router';
import type { ReviewEvidence } from '../../../api/schema';
import { useDesk } from '../review-desk';
import { detailsOf } from './score-sheet';

/** The id of a detail's element, which can take the focus. */
export const elementOf = (detailId: string): string => `detail-${detailId}`;

/** The detail's element that contains the focus; null if none does. */
function focusedDetail(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>('[data-detail]') ?? null;
}

/** Handles single keys for the detail that has the focus, or had it last. Returns whether it handled the key. */
export function useDetailKeys({ open }: { open: (evidence: ReviewEvidence) => void }): (key: string) => boolean {
  const { workspace, sheet } = useDesk();
  const navigate = useNavigate();
  const details = detailsOf(workspace);

  const current = (): number => details.findIndex(({ id }) => id === (focusedDetail()?.dataset.detail ?? last.detail));
  const focus = (index: number) => {
    const detail = details[Math.max(0, Math.min(index, details.length - 1))]!;
    last.detail = detail.id;
    document.getElementById(elementOf(detail.id))?.focus();
  };

  return (key) => {
    const at = current();
    const detail = details[at];
    if (key === 'j') focus(at + 1);
    else if (key === 'k') focus(at === -1 ? 0 : at - 1);
    else if (key === 'l') void navigate({ to: '/reviews/$reviewId/lock', params: { reviewId: workspace.id } });
    else if (detail === undefined) return false;
    else if (/^[1-9]$/.test(key)) {
      const level = workspace.rubric[Number(key) - 1];
      if (level === undefined) return false;
      last.detail = detail.id;
      sheet.of(detail.id).give({ level: level.code });
    } else if (key === 'w') beginWriting(detail.id);
    else if (key === 'p') openPhrases(detail.id);
    else if (key === 'c') {
      const opened = detail.evidence[last.evidence?.detail === detail.id ? last.evidence.at : 0];
      if (opened === undefined) return true;
      const draft = sheet.of(detail.id);
      const { cited } = draft.current().value;
      draft.give({
        cited: cited.includes(opened.id) ? cited.filter((id) => id !== opened.id) : [...cited, opened.id],
      });
    } else if (key === 'e') {
      const next =
        detail.evidence[(last.evidence?.detail === detail.id ? last.evidence.at + 1 : 0) % detail.evidence.length];
      if (next === undefined) return true;
      last.evidence = { detail: detail.id, at: detail.evidence.indexOf(next) };
      open(next);
    } else return false;
    return true;
  };
}

/** Moves focus to the rationale, pressing the button that opens it if necessary. */
function beginWriting(detailId: string): void {
  const writing = document.getElementById(`${elementOf(detailId)}-rationale`);
  if (writing instanceof HTMLButtonElement) writing.click();
  else writing?.focus();
}

/** Opens the phrases and the comments that they go into. The first phrase takes the focus. */
function openPhrases(detailId: string): void {
  beginWriting(detailId);
  requestAnimationFrame(() => {
    const button = document.getElementById(`${elementOf(detailId)}-phrases`);
    button?.focus();
    if (button?.getAttribute('aria-expanded') === 'false') button.click();
  });
}

/**
 * The detail that had the focus last, for keys pressed while the evidence has it. Only one such page is open at a time.
 */
const last: { detail: string | null; evidence: { detail: string; at: number } | null } = {
  detail: null,
  evidence: null,
};
