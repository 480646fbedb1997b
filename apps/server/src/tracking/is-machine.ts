import type { IncomingHttpHeaders } from 'node:http';

/**
 * Scanners of mail gateways, crawlers and link previews by the names they give themselves. Image proxies of mail
 * programs are not among them: they fetch when a person opens. Nor is the telephone Cubot.
 */
const MACHINES =
  /\b(?:barracuda|mimecast|proofpoint|cloudmark|symantec|messagelabs|trendmicro|fireeye|forcepoint|sophos|zscaler|safelinks|urldefense|phishtank|virustotal)|(?:(?<!cu)bot|crawler|spider|scanner|preview|prefetch)\b|facebookexternalhit|whatsapp\//i;

/** Whether a request for a pixel or a link comes from a program on its own, rather than from a person's. */
export function isMachine(method: string, headers: IncomingHttpHeaders): boolean {
  if (method === 'HEAD') return true;
  const purpose = `${String(headers['sec-purpose'] ?? '')} ${String(headers.purpose ?? '')} ${String(headers['x-purpose'] ?? '')} ${String(headers['x-moz'] ?? '')}`;
  if (/prefetch|preview/i.test(purpose)) return true;
  return MACHINES.test(headers['user-agent'] ?? '');
}
