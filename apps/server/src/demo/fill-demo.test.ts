import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readConfig } from '../config.js';
import { prepareInstallation } from '../roles/prepare-installation.js';
import { updateSettings } from '../settings/index.js';
import { type World, createWorld } from '../testing/world.js';
import { demoAttributes, demoCampaigns, demoTargets, demoTemplates } from './content/index.js';
import { fillDemo } from './fill-demo.js';

jest.setTimeout(120_000);

let world: World;

beforeAll(async () => {
  world = await createWorld({ CHASQUI_DEMO: '1' });
});

afterAll(() => world.end());

const counts = async () =>
  (
    await world.ctx.db.entities.query(
      `SELECT (SELECT count(*)::int FROM users) AS users, (SELECT count(*)::int FROM attributes) AS attributes,
              (SELECT count(*)::int FROM targets) AS targets, (SELECT count(*)::int FROM templates) AS templates,
              (SELECT count(*)::int FROM campaigns) AS campaigns, (SELECT count(*)::int FROM shipments) AS shipments,
              (SELECT count(*)::int FROM members) AS members, (SELECT count(*)::int FROM relays) AS relays,
              (SELECT count(*)::int FROM pgboss.job WHERE name = 'shipment.prepare') AS jobs`,
    )
  )[0];

describe('a new installation', () => {
  it('gets its owner, its relay and the demo, once', async () => {
    const owner = { email: 'owner@example.com', password: 'the first password' };
    const prepare = () => prepareInstallation(world.ctx, { owner, mailboxPort: 2_525 });
    // A demo that cannot be filled in whole leaves nothing.
    const broken = {
      ...world.ctx,
      jobs: Object.create(world.ctx.jobs, {
        enqueue: { value: () => Promise.reject(new Error('no')) },
      }) as never,
    };
    await expect(fillDemo(broken)).rejects.toThrow('no');
    expect(await counts()).toMatchObject({ users: 0, campaigns: 0, attributes: 0 });

    expect(await prepare()).toEqual({ ownerHolds: true, demoFilled: true });
    const launched = demoCampaigns.filter(campaign => campaign.launched).length;
    const filled = {
      users: 1_000,
      attributes: demoAttributes.length,
      targets: demoTargets.length,
      templates: demoTemplates.length,
      campaigns: demoCampaigns.length,
      shipments: launched,
      members: 1,
      relays: 1,
      jobs: launched,
    };
    expect(launched).toBeGreaterThan(0);
    expect(await counts()).toEqual(filled);
    expect(await prepare()).toEqual({ ownerHolds: true, demoFilled: false });
    await world.ctx.db.entities.query(`UPDATE campaigns SET deleted_at = now()`);
    expect(await prepare()).toEqual({ ownerHolds: true, demoFilled: false });
    expect(await counts()).toEqual(filled);
  });

  it('whose own relay takes the mailbox’s place has no mailbox any more', async () => {
    const config = readConfig({
      DATABASE_URL: world.database.url,
      CHASQUI_SECRET: world.config.secrets[0],
      SMTP_URL: 'smtp://user:p%40ss@relay.example.com?connections=7',
    });
    const ctx = { ...world.ctx, config };
    await prepareInstallation(ctx, { owner: null, mailboxPort: null });
    await prepareInstallation(
      { ...ctx, config: { ...config, smtpUrl: 'smtps://other.example.com' } },
      { owner: null, mailboxPort: null },
    );
    const relays = await world.ctx.db.entities.query(
      'SELECT kind, host, port, security, username, password_sealed AS sealed, max_connections AS connections, enabled FROM relays ORDER BY id',
    );
    expect(relays).toMatchObject([
      {
        kind: 'SMTP',
        host: 'relay.example.com',
        port: 587,
        security: 'STARTTLS',
        username: 'user',
        connections: 7,
        enabled: true,
      },
    ]);
    expect(relays[0].sealed).not.toContain('p@ss');
    expect(world.keys.unseal(relays[0].sealed)).toBe('p@ss');
  });

  it('that somebody began to use is left alone', async () => {
    const used = await createWorld({ CHASQUI_DEMO: '1' });
    await updateSettings(used.ctx, { organisationName: 'Mine' });
    expect(await fillDemo(used.ctx)).toBe(false);
    await used.end();
  });
});
