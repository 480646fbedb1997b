import { once } from 'node:events';

export default async function globalTeardown() {
  const server = globalThis.chasquiTestServer;
  if (server === undefined) return;
  globalThis.chasquiTestServer = undefined;
  const ended = once(server, 'exit');
  server.stdin.end();
  await ended;
}
