/** The way to a pilot's online community, where the pilot names its address. */
export function CommunityLink({ url }: { url: string | null | undefined }) {
  if (!url) return null;
  return (
    <p>
      <a href={url} rel="noreferrer">
        Go to the online community
      </a>{' '}
      ({new URL(url).host})
    </p>
  );
}
