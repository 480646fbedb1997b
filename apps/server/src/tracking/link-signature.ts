import { createHmac, timingSafeEqual } from 'node:crypto';
import type { DeliveryId } from '@chasqui/domain';
import type { Key, Keys } from '../api-kit/keys.js';

const MAC_BYTES = 16;

/**
 * The query string of a link whose target differs from user to user: the target and a signature that ties it to its
 * message and place, so that nobody can make Chasqui lead elsewhere.
 */
export function signLink(keys: Keys, deliveryId: DeliveryId, position: number, target: string): string {
  const key = keys.signing('link');
  return `to=${encodeURIComponent(target)}&k=${key.id}&s=${sign(key, deliveryId, position, target).toString('base64url')}`;
}

/** @returns the target if it was signed for this link of this message, else null. */
export function readSignedLink(
  keys: Keys,
  deliveryId: DeliveryId,
  position: number,
  query: { to?: unknown; k?: unknown; s?: unknown },
): string | null {
  const { to, k, s } = query;
  if (typeof to !== 'string' || typeof k !== 'string' || typeof s !== 'string') return null;
  const key = keys.verifying('link', Number(k));
  if (key === null || !/^[\w-]{22}$/.test(s)) return null;
  const given = Buffer.from(s, 'base64url');
  if (given.toString('base64url') !== s) return null; // Spare bits were set: another spelling of the same bytes.
  return timingSafeEqual(sign(key, deliveryId, position, to), given) ? to : null;
}

function sign(key: Key, deliveryId: DeliveryId, position: number, target: string): Buffer {
  return createHmac('sha256', key.object)
    .update(`${deliveryId} ${position} ${target}`)
    .digest()
    .subarray(0, MAC_BYTES);
}
