import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { mostArtifacts } from '#catalog/vocabulary';
import type { ArtifactRequirement, VersionContent } from '../../../../api/schema';
import { type Edit, freeId } from './draft-edit';

const route = getRouteApi('/author/admin/catalog/drafts/$versionId');

/** Adds an artifact to the draft and opens it. */
export function AddArtifact({ content, edit }: { content: VersionContent; edit: Edit }) {
  const navigate = route.useNavigate();
  return (
    <Button
      mt="md"
      variant="default"
      disabled={content.artifacts.length >= mostArtifacts}
      onClick={() => {
        const added = anArtifact(content);
        edit((next) => void next.artifacts.push(added));
        void navigate({ to: '.', search: { part: added.kind } });
      }}
    >
      Add an artifact
    </Button>
  );
}

/** One more artifact, which asks for a text. */
function anArtifact({ artifacts }: VersionContent): ArtifactRequirement {
  const kinds = artifacts.map(({ kind }) => kind);
  return {
    kind: freeId('artifact_', kinds),
    position: 0,
    title: '',
    about: '',
    guidingQuestions: [],
    text: { wordMinimum: 0, maxCharacters: 60_000 },
    files: null,
  };
}
