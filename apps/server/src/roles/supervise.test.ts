import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readConfig } from '../config.js';
import { freePort } from '../db/embedded/cluster.js';
import { createLog } from '../log.js';
import { StartError } from '../start-error.js';
import { readKeptSecrets } from './data-folder.js';
import { supervise } from './supervise.js';

let folder: string;

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'chasqui-start-')), 'data');
});

afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

describe('starting', () => {
  const start = (environment: NodeJS.ProcessEnv) =>
    supervise(
      readConfig({ CHASQUI_DATA: folder, ...environment }),
      'no-such-program.js',
      createLog('silent', 'test'),
      () => undefined,
    );

  it('is refused on a taken port before anything is brought up', async () => {
    const other = createServer();
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    try {
      const refused = start({ PORT: String(port) });
      await expect(refused).rejects.toThrow(StartError);
      await expect(refused).rejects.toThrow(
        `Port ${port} on 127.0.0.1 is taken by another program. Stop that, or set PORT to another.`,
      );
      expect(existsSync(folder)).toBe(false);
    } finally {
      await new Promise(resolve => other.close(resolve));
    }
  });

  it('is refused on a host that is not ours', async () => {
    const port = await freePort();
    await expect(start({ PORT: String(port), HOST: '203.0.113.1' })).rejects.toThrow(
      `Port ${port} on 203.0.113.1 cannot be used (EADDRNOTAVAIL). Check HOST and PORT.`,
    );
  });
});

describe('the secrets of a data folder', () => {
  it('are made once, for the eyes of their owner only', () => {
    const made = readKeptSecrets(folder);
    expect(made.secret).toMatch(/^[0-9a-f]{64}$/);
    expect(made.owner).toEqual({
      email: 'owner@example.com',
      password: expect.stringMatching(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/),
    });
    expect(new Set([made.secret, made.postgres, made.chasqui, made.owner.password]).size).toBe(4);
    expect(readKeptSecrets(folder)).toEqual(made);
    expect(readdirSync(folder)).toEqual(['secrets.json']);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
    rmSync(folder, { recursive: true });
    expect(readKeptSecrets(folder).secret).not.toBe(made.secret);
  });

  it('are not overwritten when somebody spoilt them', () => {
    readKeptSecrets(folder);
    const file = join(folder, 'secrets.json');
    writeFileSync(file, '{"secret": "only this"}');
    expect(() => readKeptSecrets(folder)).toThrow();
    expect(statSync(file).size).toBe(23);
  });
});
