import { describe, expect, it } from '@jest/globals';
import { Keys } from './keys.js';

const OLD = 'the old secret of thirty-two characters';
const NEW = 'the new secret of thirty-two characters';

describe('the keys of CHASQUI_SECRET', () => {
  it('are one per purpose, and none of them the secret', () => {
    const keys = new Keys([OLD]);
    const all = (['tracking', 'user-token', 'seal', 'link'] as const).map(purpose => keys.signing(purpose));
    expect(new Set(all.map(key => key.bytes.toString('hex'))).size).toBe(4);
    expect(all.every(key => key.bytes.length === 32 && !key.bytes.equals(Buffer.from(OLD)))).toBe(true);
  });

  it('sign under the first secret and verify under all', () => {
    const before = new Keys([OLD]).signing('link');
    const rotated = new Keys([NEW, OLD]);
    expect(rotated.verifying('link', before.id)).toEqual(before);
    expect(rotated.signing('link')).toEqual(new Keys([NEW]).signing('link'));
    expect(new Keys([NEW]).verifying('link', before.id)).toBeNull();
  });

  it('open what an older secret sealed, and refuse what somebody changed', () => {
    const sealed = new Keys([OLD]).seal('p@ss wörd');
    expect(sealed).not.toContain('ss w');
    expect(new Keys([NEW, OLD]).unseal(sealed)).toBe('p@ss wörd');
    expect(() => new Keys([NEW]).unseal(sealed)).toThrow('CHASQUI_SECRET no longer holds');
    const bytes = Buffer.from(sealed, 'base64url');
    for (let at = 1; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] as number) ^ 1;
      expect(() => new Keys([OLD]).unseal(changed.toString('base64url'))).toThrow();
    }
  });

  it('need a secret', () => {
    expect(() => new Keys([])).toThrow('At least one secret');
  });
});
