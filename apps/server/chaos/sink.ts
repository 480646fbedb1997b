/**
 * An SMTP server on the loopback (RFC 5321 with PIPELINING and 8BITMIME) in a process of its own, which nobody kills. It
 * remembers how often it accepted each Message-ID: a message is accepted at the moment when its 250 is written. It may be
 * told to take so many messages a second at most, each in its turn, and to cut every connection: what waits there is then
 * accepted, and its 250 gets lost with the connection.
 */
import { type AddressInfo, type Socket, createServer } from 'node:net';

export type ToSink =
  { kind: 'PACE'; perSecond: number | null } | { kind: 'CUT' } | { kind: 'FORGET' } | { kind: 'REPORT' };

export type FromSink =
  | { kind: 'READY'; port: number }
  | { kind: 'STANDS'; accepted: number; open: number; peak: number }
  | { kind: 'COPIES'; copies: [messageId: string, count: number][] };

const FINAL_DOT = Buffer.from('\r\n.\r\n');
const TELL_MS = 50;

const copies = new Map<string, number>();
const sockets = new Set<Socket>();
/** Messages that are there and wait for their turn. */
const due = new Map<Socket, (how: 'SAY_SO' | 'CUT') => void>();
let accepted = 0;
let peak = 0;
let perSecond: number | null = null;
let nextTurn = 0;

const server = createServer({ noDelay: true }, receive).listen(0, '127.0.0.1', () =>
  tell({ kind: 'READY', port: (server.address() as AddressInfo).port }),
);
setInterval(() => tell({ kind: 'STANDS', accepted, open: sockets.size, peak }), TELL_MS);
process.on('message', obey);
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));

function tell(message: FromSink): void {
  process.send?.(message);
}

function obey(told: unknown): void {
  const order = told as ToSink;
  switch (order.kind) {
    case 'PACE':
      perSecond = order.perSecond;
      nextTurn = 0;
      return;
    case 'CUT':
      for (const accept of due.values()) accept('CUT');
      for (const socket of sockets) socket.resetAndDestroy();
      nextTurn = 0;
      return;
    case 'FORGET':
      copies.clear();
      accepted = 0;
      peak = sockets.size;
      return;
    case 'REPORT':
      tell({ kind: 'COPIES', copies: [...copies] });
  }
}

function receive(socket: Socket): void {
  sockets.add(socket);
  peak = Math.max(peak, sockets.size);
  socket.on('close', () => sockets.delete(socket));
  socket.on('error', () => socket.destroy());
  socket.write('220 sink ESMTP\r\n');
  let pending: Buffer = Buffer.alloc(0);
  let inContent = false;
  let waiting = false;
  socket.on('data', chunk => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    read();
  });

  function read(): void {
    while (!waiting) {
      const mark = inContent ? FINAL_DOT : '\r\n';
      const end = pending.indexOf(mark);
      if (end === -1) return;
      const piece = pending.toString('latin1', 0, end);
      pending = pending.subarray(end + mark.length);
      if (inContent) acceptInTurn(piece);
      else answer(piece.slice(0, 4).toUpperCase());
    }
  }

  function acceptInTurn(content: string): void {
    inContent = false;
    waiting = true;
    const accept = (how: 'SAY_SO' | 'CUT') => {
      if (!due.delete(socket) || socket.destroyed || !socket.writable) return;
      waiting = false;
      const [, messageId = 'none'] = /^Message-ID:\s*<([^>]+)>/im.exec(content) ?? [];
      copies.set(messageId, (copies.get(messageId) ?? 0) + 1);
      accepted += 1;
      if (how === 'CUT') return;
      socket.write('250 2.0.0 Kept\r\n');
      read();
    };
    due.set(socket, accept);
    inTurn(() => accept('SAY_SO'));
  }

  function answer(verb: string): void {
    inContent = verb === 'DATA';
    socket.write(replyTo(verb));
    if (verb === 'QUIT') socket.end();
  }
}

function inTurn(accept: () => void): void {
  const now = performance.now();
  const turn = Math.max(now, nextTurn);
  if (perSecond !== null) nextTurn = turn + 1_000 / perSecond;
  if (turn - now < 1) accept();
  else setTimeout(accept, turn - now);
}

function replyTo(verb: string): string {
  if (verb === 'EHLO') return '250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n';
  if (verb === 'DATA') return '354 Go on\r\n';
  return verb === 'QUIT' ? '221 Bye\r\n' : '250 2.0.0 Ok\r\n';
}
