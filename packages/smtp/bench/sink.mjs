// The least that an SMTP server can do, in a process of its own, for machines without postfix's smtp-sink: takes every
// message and keeps none. With a delay it answers each message so many milliseconds after its end. Says "ready" when it
// listens.
//
//   node sink.mjs PORT [DELAY_MS]
import { createServer } from 'node:net';

const [port, delayMs = 0] = process.argv.slice(2).map(Number);
const FINAL_DOT = Buffer.from('\r\n.\r\n');
const LF = 10;
const REPLIES = {
  EHLO: '250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n',
  DATA: '354 Go ahead\r\n',
  QUIT: '221 Bye\r\n',
};
const OK = '250 2.0.0 Ok\r\n';

createServer({ noDelay: true }, receive).listen(port, '127.0.0.1', 1_000, () => {
  console.log('ready');
});

function receive(socket) {
  let inContent = false;
  let waiting = false;
  let pending = Buffer.alloc(0);
  socket.write('220 sink ESMTP\r\n');
  socket.on('error', () => socket.destroy());
  socket.on('data', chunk => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    if (!waiting) read();
  });

  function read() {
    let answers = '';
    while (!waiting) {
      const end = inContent ? pending.indexOf(FINAL_DOT) : pending.indexOf(LF);
      if (end === -1) break;
      const verb = inContent ? 'DOT' : pending.toString('latin1', 0, 4).toUpperCase();
      pending = pending.subarray(end + (inContent ? FINAL_DOT.length : 1));
      inContent = verb === 'DATA';
      if (verb === 'DOT' && delayMs > 0) wait();
      else answers += REPLIES[verb] ?? OK;
    }
    if (answers !== '') socket.write(answers, 'latin1');
  }

  /** Takes its time for a verdict; what came behind the content is answered after it. */
  function wait() {
    waiting = true;
    setTimeout(() => {
      waiting = false;
      socket.write(OK);
      read();
    }, delayMs);
  }
}
