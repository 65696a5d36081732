import { useQuery } from '@tanstack/react-query';
import type { OfferedVersion } from '../../api/schema';
import { Notice } from '../../ui/notice';
import { ownAwardsQuery } from '../awards/awards.queries';
import { catalogQuery, versionQuery } from '../catalog/catalog.queries';

/** The micro-credentials that help to have before this one, where the candidate does not have them. It keeps nobody out. */
export function FirstToHave({ version }: { version: Pick<OfferedVersion, 'versionId'> }) {
  const { data: offered } = useQuery(versionQuery(version.versionId));
  const { data: awards } = useQuery(ownAwardsQuery);
  const { data: catalog } = useQuery(catalogQuery);
  const held = new Set(awards?.filter(({ state }) => state === 'issued').map(({ achievement }) => achievement.code));
  const missing = (offered?.content.prerequisites ?? []).filter((code) => !held.has(code));
  if (awards === undefined || missing.length === 0) return null;
  const known = (catalog?.stacks ?? []).flatMap(({ microCredentials }) => microCredentials);
  const names = missing.map((code) => `${code} ${known.find((one) => one.code === code)?.title ?? ''}`.trim());
  return (
    <Notice tone="caution" title="It helps to have these first">
      {new Intl.ListFormat('en-US').format(names)}. You can register all the same.
    </Notice>
  );
}
