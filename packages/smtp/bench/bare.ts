import { connect } from 'node:net';

/**
 * The ceiling: the same octets written blindly over one connection. No parsing beyond the first digit of each line, no
 * checks, no deadlines, no outcomes; it would not notice a relay that refuses.
 *
 * @returns when `next` has said 'no more' and the last message was answered
 */
export function blast(port: number, envelope: string, content: Buffer, next: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let toCome = 1;
    let greeted = false;
    let inContent = true;
    socket.on('error', reject);
    socket.on('data', chunk => {
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) toCome -= 1;
      if (!greeted) {
        greeted = true;
        toCome = 1;
        socket.write('HELO bare\r\n');
        return;
      }
      if (toCome > 0) return;
      inContent = !inContent;
      if (inContent) {
        toCome = 1;
        socket.write(content);
      } else if (next()) {
        toCome = 3;
        socket.write(envelope, 'latin1');
      } else {
        socket.destroy();
        resolve();
      }
    });
  });
}
