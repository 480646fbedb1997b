import { type AddressInfo, type Server, type Socket, createServer } from 'node:net';

export interface RecordedMail {
  /** The address between the angle brackets of RCPT TO. */
  to: string;
  source: Buffer;
}

const END = Buffer.from('\r\n.\r\n');

/**
 * An SMTP server on the loopback (RFC 5321, with PIPELINING, 8BITMIME and SMTPUTF8) that accepts everything and keeps
 * it, as the wire had it but for the dots that were stuffed.
 */
export class RecordingSink {
  readonly mails: RecordedMail[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly server: Server = createServer(socket => this.serve(socket));

  async listen(): Promise<number> {
    await new Promise<void>(resolve => this.server.listen(0, '127.0.0.1', () => resolve()));
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>(resolve => this.server.close(() => resolve()));
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.setNoDelay(true);
    socket.write('220 sink ESMTP\r\n');
    let rest = Buffer.alloc(0);
    let to = '';
    let inData = false;
    socket.on('data', chunk => {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      for (;;) {
        const end = inData ? rest.indexOf(END) : rest.indexOf('\r\n');
        if (end === -1) return;
        if (inData) {
          this.mails.push({ to, source: unstuff(rest.subarray(0, end + 2)) });
          rest = rest.subarray(end + END.length);
          inData = false;
          socket.write('250 2.0.0 Kept\r\n');
          continue;
        }
        const line = rest.subarray(0, end).toString('utf8');
        rest = rest.subarray(end + 2);
        const verb = line.slice(0, 4).toUpperCase();
        if (verb === 'RCPT') to = line.slice(line.indexOf('<') + 1, line.lastIndexOf('>'));
        if (verb === 'DATA') inData = true;
        socket.write(replyTo(verb));
        if (verb === 'QUIT') return void socket.end();
      }
    });
  }
}

function replyTo(verb: string): string {
  if (verb === 'EHLO') return '250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n';
  if (verb === 'DATA') return '354 Go on\r\n';
  if (verb === 'QUIT') return '221 Bye\r\n';
  return '250 OK\r\n';
}

/** RFC 5321 4.5.2: a dot at the beginning of a line is sent twice. */
function unstuff(source: Buffer): Buffer {
  return source.includes('\r\n..') || source[0] === 0x2e
    ? Buffer.from(source.toString('latin1').replace(/(^|\r\n)\.\./g, '$1.'), 'latin1')
    : Buffer.from(source);
}
