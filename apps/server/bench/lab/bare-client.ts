import { connect } from 'node:net';

/** A message as it goes over the wire. */
export interface BareMessage {
  from: string;
  to: string;
  /** One octet in each character. */
  content: string;
}

/**
 * The ceiling: the same octets written over so many connections, with PIPELINING, as fast as the other side takes them.
 * Replies are counted and not read; nothing is checked, made or kept.
 *
 * @returns messages per second.
 */
export async function sendBarely(
  port: number,
  { from, to, content }: BareMessage,
  count: number,
  connections: number,
): Promise<number> {
  const envelope = `MAIL FROM:<${from}>\r\nRCPT TO:<${to}>\r\nDATA\r\n`;
  const octets = Buffer.from(`${content}.\r\n`, 'latin1');
  let left = count;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: connections }, () => blast(port, envelope, octets, () => left-- > 0)),
  );
  return (count / (performance.now() - began)) * 1_000;
}

function blast(port: number, envelope: string, content: Buffer, more: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let greeted = false;
    let inContent = true;
    /** Lines of replies still to come. */
    let awaited = 1;
    socket.on('error', reject);
    socket.on('data', chunk => {
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) awaited -= 1;
      if (awaited > 0) return;
      if (!greeted) {
        greeted = true;
        awaited = 1;
        socket.write('HELO bare\r\n');
        return;
      }
      inContent = !inContent;
      if (inContent) {
        awaited = 1;
        socket.write(content);
      } else if (more()) {
        awaited = 3;
        socket.write(envelope, 'latin1');
      } else {
        socket.destroy();
        resolve();
      }
    });
  });
}
