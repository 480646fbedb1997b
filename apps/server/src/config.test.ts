import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from './config.js';

const SECRET = 'a secret of thirty-two characters';
const ON_A_SERVER = { DATABASE_URL: 'postgresql://chasqui:x@db:5432/chasqui', CHASQUI_SECRET: SECRET };

/** Every mistake that an environment has, a line each. */
function mistakes(environment: NodeJS.ProcessEnv): string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const [first, ...lines] = error.message.split('\n');
    expect(first).toBe(`The environment has ${lines.length === 1 ? 'a mistake' : 'mistakes'}:`);
    return lines.map(line => line.replace(/^ {2}- /, ''));
  }
}

const NO_MORE_THAN_ORIGIN = 'PUBLIC_URL must have no user, path, query or fragment';

describe('the environment', () => {
  it('may be empty: then everything is built in, with the demo', () => {
    expect(readConfig({})).toEqual({
      role: 'all',
      port: 4_000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:4000',
      databaseUrl: null,
      dataFolder: '.chasqui',
      secrets: [],
      smtpUrl: null,
      relayPorts: [25, 465, 587, 2525],
      demo: true,
      owner: null,
      logLevel: 'info',
      trustProxy: false,
      metricsToken: null,
    });
  });

  it('says everything there is to say', () => {
    expect(
      readConfig({
        CHASQUI_ROLE: 'api',
        PORT: '8080',
        HOST: '0.0.0.0',
        PUBLIC_URL: 'https://messages.example.com/',
        DATABASE_URL: 'postgres://chasqui@db/chasqui',
        CHASQUI_DATA: '/var/lib/messages',
        CHASQUI_SECRET: `${SECRET} new, ${SECRET} old`,
        SMTP_URL: 'smtps://user:p%40ss@relay.example.com:465?connections=50',
        RELAY_PORTS: '587,1025 , 2525',
        CHASQUI_DEMO: '1',
        CHASQUI_OWNER_EMAIL: 'ana@example.com',
        CHASQUI_OWNER_PASSWORD: 'correct horse',
        LOG_LEVEL: 'debug',
        TRUST_PROXY: '2',
        METRICS_TOKEN: 'read-the-metrics',
      }),
    ).toEqual({
      role: 'api',
      port: 8_080,
      host: '0.0.0.0',
      publicUrl: 'https://messages.example.com',
      databaseUrl: 'postgres://chasqui@db/chasqui',
      dataFolder: '/var/lib/messages',
      secrets: [`${SECRET} new`, `${SECRET} old`],
      smtpUrl: 'smtps://user:p%40ss@relay.example.com:465?connections=50',
      relayPorts: [587, 1_025, 2_525],
      demo: true,
      owner: { email: 'ana@example.com', password: 'correct horse' },
      logLevel: 'debug',
      trustProxy: 2,
      metricsToken: 'read-the-metrics',
    });
  });

  it('is reported with all its mistakes at once', () => {
    expect(
      mistakes({
        CHASQUI_ROLE: 'boss',
        PORT: 'http',
        PUBLIC_URL: 'messages.example.com',
        DATABASE_URL: 'mysql://db/chasqui',
        SMTP_URL: 'relay.example.com:587',
        CHASQUI_DEMO: 'yes',
        CHASQUI_OWNER_EMAIL: 'ana',
        CHASQUI_OWNER_PASSWORD: 'short',
        LOG_LEVEL: 'loud',
        TRUST_PROXY: 'my proxy',
        METRICS_TOKEN: 'too short!',
      }),
    ).toEqual([
      'CHASQUI_ROLE must be all, api or worker',
      'PORT must be a port number',
      'PUBLIC_URL must be an address such as https://messages.example.com',
      'DATABASE_URL must look like postgresql://user:password@host:5432/database',
      'SMTP_URL must look like smtp://user:password@host:587',
      'CHASQUI_DEMO must be 0 or 1',
      'CHASQUI_OWNER_EMAIL must be an e-mail address',
      'CHASQUI_OWNER_PASSWORD must have at least 10 characters',
      'LOG_LEVEL must be one of debug, info, warn, error, silent',
      'TRUST_PROXY must be true, false, a count of proxies, or their addresses with commas between: 10.0.0.1, 10.1.0.0/16',
      'METRICS_TOKEN may have letters, digits and ._~+/=- only',
      'METRICS_TOKEN must have at least 16 characters',
      'CHASQUI_SECRET is required with DATABASE_URL: a random text of at least 32 characters',
    ]);
  });

  it.each([
    [{ PORT: '0' }, 'PORT must be a port number'],
    [{ PORT: '65536' }, 'PORT must be a port number'],
    [{ PORT: '40.5' }, 'PORT must be a port number'],
    [{ PORT: '-1' }, 'PORT must be a port number'],
    [{ PORT: '0x10' }, 'PORT must be a port number'],
    [{ PORT: '1e3' }, 'PORT must be a port number'],
    [{ PORT: ' 80 ' }, 'PORT must be a port number'],
    [{ PORT: '080' }, 'PORT must be a port number'],
    [
      { PUBLIC_URL: 'ftp://example.com' },
      'PUBLIC_URL must be an address such as https://messages.example.com',
    ],
    [{ PUBLIC_URL: 'https://example.com/?a' }, NO_MORE_THAN_ORIGIN],
    [{ PUBLIC_URL: 'https://example.com/path' }, NO_MORE_THAN_ORIGIN],
    [{ PUBLIC_URL: 'https://example.com\\path' }, NO_MORE_THAN_ORIGIN],
    [{ PUBLIC_URL: 'https://ana:pw@example.com' }, NO_MORE_THAN_ORIGIN],
    [{ PUBLIC_URL: 'https://ana@example.com' }, NO_MORE_THAN_ORIGIN],
    [{ RELAY_PORTS: '25;465' }, 'RELAY_PORTS must be port numbers with commas between: 25, 465, 587, 2525'],
    [{ RELAY_PORTS: '587, 0' }, 'RELAY_PORTS must be port numbers with commas between: 25, 465, 587, 2525'],
    [{ SMTP_URL: 'smtp://' }, 'SMTP_URL must look like smtp://user:password@host:587'],
    [{ SMTP_URL: 'smtp://relay?connections=many' }, 'SMTP_URL must ask for 1 to 1000 connections'],
    [{ SMTP_URL: 'smtp://relay?connections=0' }, 'SMTP_URL must ask for 1 to 1000 connections'],
    [{ SMTP_URL: 'smtp://relay?connections=1001' }, 'SMTP_URL must ask for 1 to 1000 connections'],
    [
      { CHASQUI_ROLE: 'api' },
      'CHASQUI_ROLE api needs DATABASE_URL; the embedded database serves the role all',
    ],
    [
      { CHASQUI_ROLE: 'worker' },
      'CHASQUI_ROLE worker needs DATABASE_URL; the embedded database serves the role all',
    ],
    [
      { CHASQUI_OWNER_EMAIL: 'ana@example.com' },
      'CHASQUI_OWNER_EMAIL and CHASQUI_OWNER_PASSWORD belong together: set both or none',
    ],
    [
      { CHASQUI_OWNER_PASSWORD: 'correct horse' },
      'CHASQUI_OWNER_EMAIL and CHASQUI_OWNER_PASSWORD belong together: set both or none',
    ],
    [
      { ...ON_A_SERVER, CHASQUI_SECRET: `${SECRET},short` },
      'CHASQUI_SECRET must have at least 32 characters (each, if several are given)',
    ],
    [
      // Their key ids happen to be the same.
      {
        CHASQUI_SECRET:
          'secret number 000006 of thirty-two characters,secret number 000018 of thirty-two characters',
      },
      'CHASQUI_SECRET holds two secrets that cannot be told apart; make the new one anew',
    ],
  ])('%j is refused', (environment, mistake) => {
    expect(mistakes(environment)).toEqual([mistake]);
  });

  it('takes an empty variable for an absent one', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '', CHASQUI_SECRET: '', PUBLIC_URL: '' })).toEqual(
      readConfig({}),
    );
  });

  it('leaves the demo out on a database of one’s own, unless it is asked for', () => {
    expect(readConfig(ON_A_SERVER).demo).toBe(false);
    expect(readConfig({ ...ON_A_SERVER, CHASQUI_DEMO: '1' }).demo).toBe(true);
    expect(readConfig({ CHASQUI_DEMO: '0' }).demo).toBe(false);
  });

  it.each([
    ['true', true],
    ['false', false],
    ['0', 0],
    ['1', 1],
    ['10.0.0.1', '10.0.0.1'],
    ['loopback, 10.1.0.0/16,fd00::/8', 'loopback, 10.1.0.0/16,fd00::/8'],
  ])('believes the proxies that TRUST_PROXY=%s names', (text, trustProxy) => {
    expect(readConfig({ TRUST_PROXY: text }).trustProxy).toBe(trustProxy);
  });

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true);
  });
});
