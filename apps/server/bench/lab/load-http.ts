/**
 * A load of HTTP requests from a process of its own: told `{ port, paths, connections, seconds, status }`, it asks for
 * the paths in turn over so many connections that stay open, each with one request at a time, and answers with what was
 * answered: `{ answered, asked, wrong, seconds }`. It does as little as it can for each, since it shares the machine
 * with those whom it asks.
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

const LARGEST_ANSWER = 16 * 1024;

process.on('message', (task: Task) => {
  void load(task).then(result => process.send?.(result));
});
process.send?.('ready');

async function load({ port, paths, connections, seconds, status }: Task) {
  const began = performance.now();
  const end = began + seconds * 1_000;
  const wanted = Buffer.from(status);
  let asked = 0;
  let answered = 0;
  let wrong = 0;
  /** Answers of one kind are equally long, so only the first is looked into. */
  let usual = 0;
  const ask = () =>
    `GET ${paths[asked++ % paths.length]} HTTP/1.1\r\nhost: localhost\r\nuser-agent: Mozilla/5.0\r\naccept: image/avif,image/webp,*/*\r\naccept-encoding: gzip\r\n\r\n`;
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const received = Buffer.alloc(LARGEST_ANSWER);
      let length = 0;
      const take = (octets: number, chunk: Uint8Array): boolean => {
        received.set(chunk.subarray(0, octets), length);
        length += octets;
        if (length !== usual) {
          const whole = lengthOf(received.subarray(0, length));
          if (length !== whole) return true;
          usual = whole;
        }
        answered += 1;
        if (received.compare(wanted, 0, wanted.length, 0, wanted.length) !== 0) wrong += 1;
        length = 0;
        if (performance.now() < end) socket.write(ask(), 'latin1');
        else {
          socket.destroy();
          resolve();
        }
        return true;
      };
      const onread = { buffer: Buffer.alloc(LARGEST_ANSWER), callback: take };
      const socket = createConnection({ port, host: '127.0.0.1', noDelay: true, onread });
      socket.once('error', reject);
      socket.once('connect', () => socket.write(ask(), 'latin1'));
    });
  await Promise.all(Array.from({ length: connections }, one));
  return { answered, asked, wrong, seconds: (performance.now() - began) / 1_000 };
}

/** Octets of an answer whose head is whole; 0 before. */
function lengthOf(received: Buffer): number {
  const head = received.indexOf('\r\n\r\n');
  if (head < 0) return 0;
  const [, length] = /\r\ncontent-length: (\d+)/i.exec(received.toString('latin1', 0, head)) ?? [];
  return head + 4 + Number(length ?? 0);
}
