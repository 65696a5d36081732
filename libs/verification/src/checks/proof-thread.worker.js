// Runs in its own thread, one job after another: checks whether a proof is valid for a document and a key. It is plain
// JavaScript, since a thread starts from a file, in the tests too.
import { parentPort, workerData } from 'node:worker_threads';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';

/** The known contexts, by address. */
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
