import type { Ctx } from '../api-kit/context.js';
import { Relay, type RelaySecurity } from './relay.js';

const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 };

/**
 * Makes the first relay from SMTP_URL; where relays of this kind exist nothing happens. `smtps:` is TLS from the start;
 * `smtp:` requires STARTTLS, except towards the loopback or with `?security=none`.
 */
export async function ensureRelay(ctx: Ctx, smtpUrl: string): Promise<void> {
  const { entities } = ctx.db;
  if ((await entities.countBy(Relay, { kind: 'SMTP' })) > 0) return;
  const url = new URL(smtpUrl);
  const password = decodeURIComponent(url.password);
  await entities.insert(Relay, {
    kind: 'SMTP',
    name: url.hostname,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (DEFAULT_PORTS[url.protocol] ?? 587) : Number(url.port),
    security: securityOf(url),
    username: url.username === '' ? null : decodeURIComponent(url.username),
    passwordSealed: password === '' ? null : ctx.keys.seal(password),
    maxConnections: Number(url.searchParams.get('connections') ?? 20),
    maxPerSecond: null,
    position: 0,
    enabled: true,
  });
}

/**
 * Points the relay of the built-in mailbox to where it listens this time, and makes it where there is none. It is never
 * on beside another relay; whether it is on otherwise is the members' choice.
 */
export async function ensureMailboxRelay(ctx: Ctx, port: number): Promise<void> {
  const { entities } = ctx.db;
  const beside = (await entities.countBy(Relay, { kind: 'SMTP', enabled: true })) > 0;
  const place = { host: '127.0.0.1', port, ...(beside ? { enabled: false } : {}) };
  const updated = await entities.update(Relay, { kind: 'MAILBOX' }, place);
  if ((updated.affected ?? 0) > 0) return;
  await entities.insert(Relay, {
    kind: 'MAILBOX',
    name: 'Built-in mailbox',
    ...place,
    security: 'NONE',
    username: null,
    passwordSealed: null,
    maxConnections: 16,
    maxPerSecond: null,
    position: 1_000,
    enabled: !beside,
  });
}

/** Takes away the relay of the built-in mailbox, where that was used before and real relays have taken its place. */
export async function removeMailboxRelay(ctx: Ctx): Promise<void> {
  await ctx.db.entities.delete(Relay, { kind: 'MAILBOX' });
}

/** The relays in use, in order of preference. */
export function listRelays(ctx: Pick<Ctx, 'db'>): Promise<Relay[]> {
  return ctx.db.entities.find(Relay, { where: { enabled: true }, order: { position: 'ASC', id: 'ASC' } });
}

/** Whether the built-in mailbox is among the relays in use. */
export async function hasMailbox(ctx: Pick<Ctx, 'db'>): Promise<boolean> {
  return (await ctx.db.entities.countBy(Relay, { kind: 'MAILBOX', enabled: true })) > 0;
}

function securityOf(url: URL): RelaySecurity {
  if (url.protocol === 'smtps:') return 'TLS';
  if (url.searchParams.get('security') === 'none') return 'NONE';
  return ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname) ? 'NONE' : 'STARTTLS';
}
