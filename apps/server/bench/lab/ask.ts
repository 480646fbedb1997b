import { Agent, request } from 'node:http';

/** What came of asking. */
export interface Asked {
  count: number;
  /** Of each request, from its beginning to the end of its answer. */
  milliseconds: number[];
}

/**
 * Posts the same body over and over, each connection its next request when it has its answer, the addresses in turn.
 *
 * @throws Error when an answer is no 200 or has errors in it: what is refused is no work.
 */
export async function askForSeconds(
  urls: readonly string[],
  body: string,
  headers: Readonly<Record<string, string>>,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<Asked> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const end = performance.now() + seconds * 1_000;
  const milliseconds: number[] = [];
  const askOn = async (url: string) => {
    while (performance.now() < end) {
      const began = performance.now();
      const { status, text } = await post(agent, url, body, headers);
      if (status !== 200 || text.startsWith('{"errors"')) throw new Error(`${status}: ${text.slice(0, 300)}`);
      milliseconds.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, i) => askOn(urls[i % urls.length] as string)));
  agent.destroy();
  return { count: milliseconds.length, milliseconds };
}

function post(
  agent: Agent,
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'POST', agent, headers }, answer => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => (text += chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      answer.on('error', reject);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
