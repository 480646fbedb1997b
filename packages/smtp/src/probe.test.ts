import { afterEach, describe, expect, it } from '@jest/globals';
import { probe } from './probe.js';
import { RelayErrorKind } from './relay-error.js';
import { SILENCE } from './testing/script.js';
import { ScriptedRelay } from './testing/scripted-relay.js';

afterEach(() => ScriptedRelay.closeAll());

describe('trying out a relay', () => {
  it('tells what it offers, takes leave and sends nothing', async () => {
    const relay = await ScriptedRelay.listen({ offers: ['SIZE 1000', 'AUTH PLAIN'] });
    expect(await probe(relay.endpoint())).toMatchObject({
      size: 1_000,
      authMechanisms: ['PLAIN'],
      pipelining: false,
    });
    expect(relay.commands).toEqual(['EHLO client.example', 'QUIT']);
  });

  it('tells why it does not work', async () => {
    const relay = await ScriptedRelay.listen({
      answers: { EHLO: '550 5.7.1 Go away', HELO: '550 5.7.1 Go away' },
    });
    await expect(probe(relay.endpoint())).rejects.toMatchObject({ kind: RelayErrorKind.REFUSED });
  });

  it('can be given up', async () => {
    const relay = await ScriptedRelay.listen({ answers: { GREETING: SILENCE } });
    await expect(probe(relay.endpoint(), AbortSignal.timeout(30))).rejects.toMatchObject({
      kind: RelayErrorKind.CANCELED,
    });
  });
});
