import S3rver from 's3rver';
import { inputOf, serve } from '../child.js';

/** An S3 server in its own process. */
const { directory, bucket } = inputOf<{ directory: string; bucket: string }>();
const server = new S3rver({
  directory,
  silent: true,
  address: '127.0.0.1',
  port: 0,
  configureBuckets: [{ name: bucket, configs: [] }],
});
const { port } = await server.run();
serve({ endpoint: `http://127.0.0.1:${port}` }, {}, async () => {
  server.httpServer.closeAllConnections();
  await server.close();
});
