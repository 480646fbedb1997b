/**
 * The least an SMTP server can do, for machines without postfix's smtp-sink: takes every message and keeps none.
 * Listens on the port given as argument, in a process of its own.
 */
import { createServer, type Socket } from 'node:net';

const FINAL_DOT = Buffer.from('\r\n.\r\n');
const LF = 10;

createServer({ noDelay: true }, receive).listen(Number(process.argv[2]), '127.0.0.1', () => {
  console.log('ready');
});

function receive(socket: Socket): void {
  let inContent = false;
  let pending: Buffer = Buffer.alloc(0);
  socket.write('220 sink ESMTP\r\n');
  socket.on('error', () => socket.destroy());
  socket.on('data', chunk => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    let answers = '';
    for (;;) {
      const end = inContent ? pending.indexOf(FINAL_DOT) : pending.indexOf(LF);
      if (end === -1) break;
      const verb = inContent ? 'DOT' : pending.toString('latin1', 0, 4).toUpperCase();
      pending = pending.subarray(end + (inContent ? FINAL_DOT.length : 1));
      inContent = verb === 'DATA';
      answers += replyTo(verb);
    }
    if (answers !== '') socket.write(answers, 'latin1');
  });
}

function replyTo(verb: string): string {
  if (verb === 'EHLO') return '250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n';
  if (verb === 'DATA') return '354 Go ahead\r\n';
  return verb === 'QUIT' ? '221 Bye\r\n' : '250 2.0.0 Ok\r\n';
}
