import { build } from '../../../../tools/build.mjs';

/**
 * Starts the one PostgreSQL of a test run and migrates the template of its databases. Jest loads this file directly
 * with Node, without a transform, so it uses the compiled files of the build.
 */
export default async function globalSetup() {
  await build({ tolerant: true });
  const { startTestServer } = await import('../../../../dist/libs/testing/src/test-server.js');
  const server = await startTestServer();
  process.env.LAUREL_TEST_SERVER = server.url;
  globalThis.laurelTestServer = server;
}
