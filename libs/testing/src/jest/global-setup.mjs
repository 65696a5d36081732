import { build } from '../../../../tools/build.mjs';

/**
 * Starts the one PostgreSQL of a test run and migrates the template of its databases. Jest loads this file by Node
 * itself, without its transform, so it uses what the build has compiled.
 */
export default async function globalSetup() {
  await build({ tolerant: true });
  const { startTestServer } = await import('../../../../dist/libs/testing/src/test-server.js');
  const server = await startTestServer();
  process.env.LAUREL_TEST_SERVER = server.url;
  globalThis.laurelTestServer = server;
}
