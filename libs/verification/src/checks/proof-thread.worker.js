// Runs in a thread of its own, one job after another: whether a proof holds for a document under a key. It is JavaScript as
// it stands, since a thread begins with a file, in the tests as well.
import { parentPort, workerData } from 'node:worker_threads';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';

/** The contexts that are known, by their addresses. */
const contexts = new Map(workerData);

parentPort.on('message', async ({ document, proof, method }) => {
  const documentLoader = async (url) => {
    const found = url === method.id ? method : contexts.get(url);
    if (found === undefined) throw new Error('Nothing is fetched while checking.');
    return { contextUrl: null, documentUrl: url, document: found };
  };
  const { verified } = await new DataIntegrityProof({ cryptosuite }).verifyProof({ proof, document, documentLoader });
  parentPort.postMessage(verified);
});

parentPort.postMessage('ready');
