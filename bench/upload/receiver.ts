import type { NestExpressApplication } from '@nestjs/platform-express';
import { EditDraftVersion, MoveVersion } from '#catalog';
import { anAuthor, anEnrollment, aPilot, aSubmission, aVersion, sessionCookieFor, startLaurel } from '#testing';
import { ApiModule } from '../../apps/api/src/api.module.js';
import { prepareApi } from '../../apps/api/src/create-api.js';
import { inputOf, serve } from '../child.js';

/** The address and session with which a signed-in candidate uploads. */
export interface UploadPlace {
  url: string;
  cookie: string;
}

/** The whole API on the given store, with a candidate at work. */
const { storeUrl, maxBytes } = inputOf<{ storeUrl: string; maxBytes: number }>();
let address = '';
const laurel = await startLaurel({
  imports: [ApiModule],
  configuration: { storeUrl },
  start: async (module, configuration) => {
    const app = module.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
    prepareApi(app, configuration);
    await app.listen(0, '127.0.0.1');
    address = await app.getUrl();
    return app;
  },
});
const { id: submissionId, candidateId } = await aSubmission(laurel, {
  enrollment: await anEnrollment(laurel, {
    pilot: await aPilot(laurel, { versions: [await aVersionForLargeFiles()] }).open(),
  }).active(),
}).draft();
const place: UploadPlace = {
  url: `${address}/v1/submissions/${submissionId}/artifacts/document_profile/files`,
  cookie: await sessionCookieFor(laurel, candidateId),
};
serve(place, {}, () => laurel.stop());

async function aVersionForLargeFiles() {
  const draft = await aVersion(laurel).draft();
  const artifacts = draft.content.artifacts.map((artifact) => ({
    ...artifact,
    files: artifact.files && { ...artifact.files, maxBytes, maxCount: 20, accept: ['audio/wav'] },
  }));
  const { id, revision } = await laurel.get(EditDraftVersion).run({
    versionId: draft.id,
    revision: draft.revision,
    content: { ...draft.content, artifacts },
    actor: anAuthor,
  });
  return laurel.get(MoveVersion).run({ versionId: id, command: 'pilot', revision, actor: anAuthor });
}
