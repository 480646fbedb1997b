import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '../testing/eventually.js';
import { SHORT_MAIL } from '../testing/factories.js';
import { POSTFIX_SIZE_LIMIT, Postfix, whyNoPostfix } from '../testing/postfix.js';
import { ANA, BEN, QUEUED, RelayTrial } from '../testing/relay-trial.js';

jest.setTimeout(180_000);

const why = whyNoPostfix();
const where = why === null ? describe : describe.skip;

where(`Debian’s Postfix${why === null ? '' : ` (left out: ${why})`}`, () => {
  let postfix: Postfix;

  beforeAll(async () => {
    postfix = await Postfix.start(['ana']);
  });
  afterAll(() => postfix.stop());

  describe('that gets a message of a usual size', () => {
    let trial: RelayTrial;
    beforeAll(async () => {
      trial = await RelayTrial.open();
    });
    afterEach(() => trial.end());
    afterAll(() => trial.close());

    it.each(['NONE', 'STARTTLS'] as const)(
      'delivers it, and what it says of a mailbox that it does not know bounces the other (%s)',
      async security => {
        const before = (await postfix.mailbox('ana')).length;
        await trial.beginWith(postfix.port, { security });
        await trial.launch();
        await trial.reaches('COMPLETED');
        const words =
          '550 5.1.1 <ben@example.com>: Recipient address rejected: User unknown in virtual mailbox table';
        expect(await trial.ledger()).toEqual({
          [ANA]: {
            status: 'SENT',
            reason: null,
            reply: expect.stringMatching(/^250 2\.0\.0 Ok: queued as \w+$/),
            attempts: 1,
            later: false,
            events: [],
          },
          [BEN]: {
            status: 'BOUNCED',
            reason: 'UNKNOWN_MAILBOX',
            reply: words,
            attempts: 1,
            later: false,
            events: [{ kind: 'BOUNCED', reason: 'UNKNOWN_MAILBOX', reply: words }],
          },
        });
        expect(await trial.suppressed()).toEqual([BEN]);
        await trial.trouble(null);

        const mails = await eventually(
          () => postfix.mailbox('ana'),
          seen => seen.length > before,
        );
        expect(mails).toHaveLength(before + 1);
        expect(mails.at(-1)).toMatch(/^Subject: News$/m);
        expect(mails.at(-1)).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
      },
    );

    it('is not trusted with a certificate that nobody vouches for', async () => {
      await trial.beginWith(postfix.port, { security: 'STARTTLS' }, { trust: null });
      await trial.launch();
      await trial.trouble(/self-signed certificate/);
      expect(await trial.ledger()).toEqual({ [ANA]: QUEUED, [BEN]: QUEUED });
      await trial.work();
      await trial.reaches('COMPLETED');
      expect((await trial.ledger())[ANA]).toMatchObject({ status: 'SENT', attempts: 1 });
    });
  });

  it('refuses what is larger than it takes, before it is sent', async () => {
    const long = 'All work and no play makes a long mail. '.repeat(POSTFIX_SIZE_LIMIT / 40);
    const trial = await RelayTrial.open({ content: SHORT_MAIL.replace('Hi', long) });
    try {
      await trial.beginWith(postfix.port, { security: 'NONE' });
      await trial.launch();
      await trial.reaches('FAILED');
      const reply = expect.stringMatching(/20000/);
      expect(await trial.ledger()).toMatchObject({
        [ANA]: { status: 'FAILED', reason: 'TOO_LARGE', reply },
        [BEN]: { status: 'FAILED', reason: 'TOO_LARGE', reply },
      });
      expect(await trial.suppressed()).toEqual([]);
    } finally {
      await trial.end();
      await trial.close();
    }
  });
});
