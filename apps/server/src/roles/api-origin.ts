import { isIP } from 'node:net';
import type { Config } from '../config.js';

/** Where another process of this machine reaches the API: at its address, or at the loopback when it listens on all. */
export function apiOrigin({ host, port }: Pick<Config, 'host' | 'port'>): string {
  const address = { '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host;
  return `http://${isIP(address) === 6 ? `[${address}]` : address}:${port}`;
}
