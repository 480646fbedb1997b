/**
 * A load of HTTP requests from a process of its own: told `{ port, paths, connections, seconds, status }`, it asks for
 * the paths in turn over so many connections that stay open, each with one request at a time, and answers with what was
 * answered: `{ answered, seconds, wrong }`.
 */
import { createConnection } from 'node:net';

interface Task {
  port: number;
  paths: string[];
  connections: number;
  seconds: number;
  /** What each answer must begin with, such as `HTTP/1.1 200`. */
  status: string;
}

process.on('message', (task: Task) => {
  void load(task).then(result => process.send?.(result));
});
process.send?.('ready');

async function load({ port, paths, connections, seconds, status }: Task) {
  const began = performance.now();
  const end = began + seconds * 1_000;
  let next = 0;
  let answered = 0;
  let wrong = 0;
  const ask = () =>
    `GET ${paths[next++ % paths.length]} HTTP/1.1\r\nhost: localhost\r\nuser-agent: Mozilla/5.0\r\naccept: image/avif,image/webp,*/*\r\naccept-encoding: gzip\r\n\r\n`;
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const socket = createConnection({ port, host: '127.0.0.1', noDelay: true });
      let received = '';
      let expected = 0;
      socket.setEncoding('latin1');
      socket.once('error', reject);
      socket.once('connect', () => socket.write(ask()));
      socket.on('data', (chunk: string) => {
        received += chunk;
        expected ||= lengthOf(received);
        if (expected === 0 || received.length < expected) return;
        answered += 1;
        if (!received.startsWith(status)) wrong += 1;
        received = '';
        expected = 0;
        if (performance.now() < end) socket.write(ask());
        else {
          socket.destroy();
          resolve();
        }
      });
    });
  await Promise.all(Array.from({ length: connections }, one));
  return { answered, wrong, asked: next, seconds: (performance.now() - began) / 1_000 };
}

/** Octets of an answer whose head is whole; 0 before. */
function lengthOf(received: string): number {
  const head = received.indexOf('\r\n\r\n');
  if (head < 0) return 0;
  const [, length] = /\r\ncontent-length: (\d+)/i.exec(received.slice(0, head)) ?? [];
  return head + 4 + Number(length ?? 0);
}
