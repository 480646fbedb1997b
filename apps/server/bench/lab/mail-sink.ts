import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../src/db/embedded/cluster.js';
import { eventually } from '../../src/testing/eventually.js';
import { beforeClose } from './closing.js';

/** A server that takes mail and keeps none, in a process of its own. */
export interface MailSink {
  name: string;
  port: number;
  pid: number;
}

const POSTFIX = ['/usr/sbin/smtp-sink', '/usr/local/sbin/smtp-sink'];
const OWN = fileURLToPath(new URL('../../../../packages/smtp/bench/sink.mjs', import.meta.url));
const BACKLOG = '1000';

/**
 * Starts smtp-sink of Debian's postfix where it is installed, else one of our own.
 *
 * @param delayMs after how many milliseconds it answers a message; smtp-sink counts in seconds, so above 0 it is ours.
 */
export async function startMailSink(delayMs: number): Promise<MailSink> {
  const port = await freePort();
  const postfix = POSTFIX.find(path => existsSync(path));
  const child =
    postfix !== undefined && delayMs === 0
      ? spawn(postfix, [...asNobody(), `127.0.0.1:${port}`, BACKLOG], { stdio: 'ignore' })
      : spawn(process.execPath, [OWN, String(port), String(delayMs)], {
          stdio: ['ignore', 'ignore', 'inherit'],
        });
  beforeClose(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill();
    await ended;
  });
  await eventually(() => answers(port), Boolean);
  const own =
    delayMs > 0
      ? `our own, which answers after ${delayMs} ms`
      : 'our own: smtp-sink (postfix) is not installed';
  return { name: postfix !== undefined && delayMs === 0 ? 'smtp-sink' : own, port, pid: child.pid as number };
}

/** smtp-sink does not run as root. */
const asNobody = (): string[] => (process.getuid?.() === 0 ? ['-u', 'nobody'] : []);

function answers(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1');
    socket.once('data', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
    socket.once('data', () => socket.destroy());
  });
}
