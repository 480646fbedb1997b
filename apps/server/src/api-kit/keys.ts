import {
  type KeyObject,
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  hkdfSync,
  randomBytes,
} from 'node:crypto';

/** What the secrets of CHASQUI_SECRET are used for; each purpose has keys of its own. */
export type KeyPurpose = 'tracking' | 'user-token' | 'seal' | 'link';

export interface Key {
  /** One byte that says which secret it came from, carried by what it signed. */
  id: number;
  bytes: Buffer;
  /** The same for who signs often: made once, where bytes are taken in anew for each signature. */
  object: KeyObject;
}

/** One byte that tells a secret from the others of CHASQUI_SECRET, and nothing about it. */
export function keyIdOf(secret: string): number {
  return createHash('sha256').update(`chasqui key id ${secret}`).digest()[0] as number;
}

/**
 * Keys derived from the secrets by HKDF-SHA256 (RFC 5869). The first secret signs; all verify, so that a secret can be
 * replaced while what the old one signed is still around.
 */
export class Keys {
  private readonly derived = new Map<KeyPurpose, Key[]>();

  constructor(private readonly secrets: readonly string[]) {
    if (secrets.length === 0) throw new Error('At least one secret is needed.');
  }

  signing(purpose: KeyPurpose): Key {
    return this.all(purpose)[0] as Key;
  }

  verifying(purpose: KeyPurpose, id: number): Key | null {
    return this.all(purpose).find(key => key.id === id) ?? null;
  }

  all(purpose: KeyPurpose): readonly Key[] {
    const known = this.derived.get(purpose);
    if (known !== undefined) return known;
    const keys = this.secrets.map(secret => {
      const bytes = Buffer.from(hkdfSync('sha256', secret, 'chasqui', purpose, 32));
      return { id: keyIdOf(secret), bytes, object: createSecretKey(bytes) };
    });
    this.derived.set(purpose, keys);
    return keys;
  }

  /** Encrypts a secret for keeping in the database (AES-256-GCM). */
  seal(text: string): string {
    const { id, bytes } = this.signing('seal');
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', bytes, nonce);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(id), nonce, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** @throws Error when none of the secrets sealed it. */
  unseal(sealed: string): string {
    const bytes = Buffer.from(sealed, 'base64url');
    const key = this.verifying('seal', bytes[0] ?? -1);
    if (key === null)
      throw new Error('This was encrypted under a secret that CHASQUI_SECRET no longer holds.');
    const decipher = createDecipheriv('aes-256-gcm', key.bytes, bytes.subarray(1, 13));
    decipher.setAuthTag(bytes.subarray(13, 29));
    return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]).toString('utf8');
  }
}
