/**
 * What Node can answer at most: an HTTP server that gives one fixed answer (ANSWER: status, headers and body in base64)
 * to everything. Runs in a process of its own on PORT.
 */
import { createServer } from 'node:http';

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const answer = JSON.parse(process.env.ANSWER ?? '') as Answer;
const body = Buffer.from(answer.body, 'base64').toString('latin1');
const headers = Object.entries(answer.headers).flat();

createServer((_request, response) => {
  response.writeHead(answer.status, headers);
  response.end(body, 'latin1'); // A string leaves with the head, in one write.
}).listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('ready'));
