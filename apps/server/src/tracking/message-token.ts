import { createHmac, timingSafeEqual } from 'node:crypto';
import { Channel, type ContentId, type DeliveryId, type UserId } from '@chasqui/domain';
import type { Key, Keys } from '../api-kit/keys.js';

/** What the links of a message say about it. */
export interface MessageIdentity {
  deliveryId: DeliveryId;
  contentId: ContentId;
  /** Null for a test message that goes to nobody in particular. */
  userId: UserId | null;
  channel: Channel;
}

export interface MessageTokens {
  /** For the pixel, the links and the web version. */
  track: string;
  /** For unsubscribing and preferences: it works on when the delivery is gone. */
  leave: string;
}

const MAC_BYTES = 16;

/**
 * The two tokens of a message: what it is, and one half each of one HMAC-SHA256 over that (RFC 2104, truncated to 128
 * bits), so that one computation signs both and neither can stand for the other. A forged one is found out without a
 * look-up.
 */
export function messageTokens(keys: Keys, identity: MessageIdentity): MessageTokens {
  const key = keys.signing('tracking');
  const payload = encode(identity, key.id);
  const mac = sign(key, payload);
  return {
    track: Buffer.concat([payload, mac.subarray(0, MAC_BYTES)]).toString('base64url'),
    leave: Buffer.concat([payload, mac.subarray(MAC_BYTES)]).toString('base64url'),
  };
}

export const readTrackToken = (keys: Keys, token: string): MessageIdentity | null => read(keys, token, 0);

export const readLeaveToken = (keys: Keys, token: string): MessageIdentity | null =>
  read(keys, token, MAC_BYTES);

function read(keys: Keys, token: string, half: number): MessageIdentity | null {
  if (!/^[\w-]{20,80}$/.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.toString('base64url') !== token) return null; // Spare bits were set: another spelling of the same bytes.
  const payload = bytes.subarray(0, -MAC_BYTES);
  const key = keys.verifying('tracking', payload[0] ?? -1);
  if (key === null) return null;
  const expected = sign(key, payload).subarray(half, half + MAC_BYTES);
  return timingSafeEqual(expected, bytes.subarray(-MAC_BYTES)) ? decode(payload) : null;
}

function sign(key: Key, payload: Buffer): Buffer {
  return createHmac('sha256', key.object).update(payload).digest();
}

/** Key id, channel, then the three keys as variable-length integers (LEB128). */
function encode({ deliveryId, contentId, userId, channel }: MessageIdentity, keyId: number): Buffer {
  const bytes = [keyId, channel === 'EMAIL' ? 0 : 1];
  for (const id of [deliveryId, contentId, userId ?? '0']) pushVarint(bytes, id);
  return Buffer.from(bytes);
}

function decode(payload: Buffer): MessageIdentity | null {
  const reader = { at: 2 };
  const ids = [readVarint(payload, reader), readVarint(payload, reader), readVarint(payload, reader)];
  const [deliveryId, contentId, userId] = ids;
  if (
    deliveryId === undefined ||
    contentId === undefined ||
    userId === undefined ||
    reader.at !== payload.length
  )
    return null;
  return {
    deliveryId: deliveryId as DeliveryId,
    contentId: contentId as ContentId,
    userId: userId === '0' ? null : (userId as UserId),
    channel: payload[1] === 0 ? Channel.EMAIL : Channel.NOTIFICATION,
  };
}

function pushVarint(bytes: number[], id: string): void {
  let rest = Number(id);
  if (!Number.isSafeInteger(rest)) throw new Error(`The key ${id} is too large for a token.`);
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  bytes.push(rest);
}

function readVarint(bytes: Buffer, reader: { at: number }): string | undefined {
  let value = 0;
  for (let factor = 1; factor <= Number.MAX_SAFE_INTEGER; factor *= 0x80) {
    const byte = bytes[reader.at++];
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return String(value);
  }
  return undefined;
}
