/**
 * Messages per second and CPU per message of `SmtpConnection.send`, and of a bare write loop in the same run.
 *
 *   pnpm --filter @chasqui/smtp run bench [--connections 32] [--messages 40000] [--octets 10240] [--runs 5]
 *
 * The other side is postfix's smtp-sink where it is installed, else a small sink in Node. Runs on Node 24, which reads
 * TypeScript by itself; the package is taken from its build.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { RelaySecurity, SmtpConnection, type RelayEndpoint } from '@chasqui/smtp';
import { blast } from './bare.ts';

interface Measure {
  perSecond: number;
  cpuMsPerMessage: number;
}

const { values } = parseArgs({
  options: {
    connections: { type: 'string', default: '32' },
    messages: { type: 'string', default: '40000' },
    octets: { type: 'string', default: '10240' },
    runs: { type: 'string', default: '5' },
  },
});
const connections = Number(values.connections);
const messages = Number(values.messages);
const FROM = 'bounces+1234567@news.example.com';
const TO = 'somebody.with.a.name@example.org';
const content = message(Number(values.octets));

const port = await freePort();
const sink = await startSink(port);
try {
  const bare: Measure[] = [];
  const client: Measure[] = [];
  for (let run = 0; run <= Number(values.runs); run += 1) {
    const round = { bare: await measure(sendBare), client: await measure(sendWithClient) };
    if (run === 0) continue; // The first warms up.
    bare.push(round.bare);
    client.push(round.client);
    console.log(`run ${run}: bare ${words(round.bare)}; client ${words(round.client)}`);
  }
  const [ceiling, ours] = [median(bare), median(client)];
  console.log(
    `median of ${values.runs}, ${messages} messages of ${content.length} octets, ${connections} connections:`,
  );
  console.log(`  bare   ${words(ceiling)}`);
  console.log(`  client ${words(ours)}`);
  console.log(`  ratio  ${(ours.perSecond / ceiling.perSecond).toFixed(2)}`);
} finally {
  sink.kill();
}

async function measure(send: (next: () => boolean) => Promise<unknown>): Promise<Measure> {
  let left = messages;
  const cpu = process.cpuUsage();
  const start = performance.now();
  await send(() => left-- > 0);
  const seconds = (performance.now() - start) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: messages / seconds, cpuMsPerMessage: (user + system) / 1_000 / messages };
}

function sendBare(next: () => boolean): Promise<unknown> {
  const envelope = `MAIL FROM:<${FROM}>\r\nRCPT TO:<${TO}>\r\nDATA\r\n`;
  const octets = Buffer.from(`${content}.\r\n`, 'latin1');
  return Promise.all(Array.from({ length: connections }, () => blast(port, envelope, octets, next)));
}

function sendWithClient(next: () => boolean): Promise<unknown> {
  const endpoint: RelayEndpoint = {
    host: '127.0.0.1',
    port,
    security: RelaySecurity.NONE,
    clientName: 'bench.example.com',
  };
  return Promise.all(
    Array.from({ length: connections }, async () => {
      const connection = await SmtpConnection.open(endpoint);
      while (next()) {
        const outcome = await connection.send({ from: FROM, to: TO, content });
        if (outcome.kind !== 'accepted') throw new Error(JSON.stringify(outcome));
      }
      connection.destroy();
    }),
  );
}

/** Text as quoted-printable makes it: lines of 76 characters and CRLF, no dot to double. */
function message(octets: number): string {
  const line = 'The quick brown fox jumps over the lazy dog, and then it does so again =C3=A9.\r\n'.slice(
    -78,
  );
  const header = `From: <${FROM}>\r\nTo: <${TO}>\r\nSubject: Bench\r\nMessage-ID: <1@bench.example.com>\r\n\r\n`;
  return header + line.repeat(Math.max(1, Math.round((octets - header.length) / line.length)));
}

async function startSink(at: number): Promise<ChildProcess> {
  const postfix = ['/usr/sbin/smtp-sink', '/usr/local/sbin/smtp-sink'].find(path => existsSync(path));
  console.log(`sink: ${postfix === undefined ? 'Node' : 'smtp-sink'}; Node ${process.version}`);
  if (postfix === undefined) {
    const child = spawn(process.execPath, [new URL('sink.mjs', import.meta.url).pathname, String(at)]);
    await once(child.stdout, 'data');
    return child;
  }
  const user = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const child = spawn(postfix, [...user, `127.0.0.1:${at}`, '1024'], { stdio: 'inherit' });
  await sleep(500);
  return child;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: free } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return free;
}

function median(measures: Measure[]): Measure {
  return measures.toSorted((a, b) => a.perSecond - b.perSecond)[Math.floor(measures.length / 2)] as Measure;
}

function words({ perSecond, cpuMsPerMessage }: Measure): string {
  return `${Math.round(perSecond)}/s, ${cpuMsPerMessage.toFixed(4)} ms CPU`;
}
