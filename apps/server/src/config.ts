import { isIP } from 'node:net';
import { LIMITS } from '@chasqui/domain';
import { z } from 'zod';
import { keyIdOf } from './api-kit/keys.js';

export type ProcessRole = 'all' | 'api' | 'worker';

/**
 * The settings of the environment, parsed once: nobody else reads them from `process.env`. What is no setting is read
 * where it is needed: a supervisor's word to its children, and the surroundings that programs are started with.
 */
export interface Config {
  role: ProcessRole;
  port: number;
  host: string;
  /** Origin under which users and members reach Chasqui, without a slash at the end. */
  publicUrl: string;
  /** Null: the embedded PostgreSQL. */
  databaseUrl: string | null;
  dataFolder: string;
  /** The first signs, all verify; empty: generated and kept in the data folder (embedded database only). */
  secrets: readonly string[];
  /** Creates the first relay; null with the embedded database: the built-in mailbox. */
  smtpUrl: string | null;
  /** Ports that members may give relays; the relay of SMTP_URL is not bound by them. */
  relayPorts: readonly number[];
  demo: boolean;
  owner: { email: string; password: string } | null;
  logLevel: string;
  /** Addresses or count of the proxies in front whose X-Forwarded-For is believed, as Fastify's `trustProxy`. */
  trustProxy: string | number | boolean;
  /** Opens /metrics to who shows it; null: only this machine may read them. */
  metricsToken: string | null;
}

/** The environment has mistakes; the message lists them all. */
export class ConfigError extends Error {}

/** The ports of mail: between servers, with TLS, for submission, and what providers offer beside. */
const RELAY_PORTS = '25, 465, 587, 2525';

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

const origin = z
  .url({
    protocol: /^https?$/,
    abort: true,
    error: 'must be an address such as https://messages.example.com',
  })
  .refine(text => /^https?:\/\/[^/\\?#@]+\/?$/.test(text), {
    error: 'must have no user, path, query or fragment',
  })
  .transform(text => text.replace(/\/$/, ''));

const urlOf = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, hostname: /.+/, abort: true, error: `must look like ${example}` });

const isPort = (text: string): boolean => /^[1-9]\d{0,4}$/.test(text) && Number(text) <= 65_535;

const environment = z.object({
  CHASQUI_ROLE: z.enum(['all', 'api', 'worker'], { error: 'must be all, api or worker' }).default('all'),
  PORT: z.string().refine(isPort, { error: 'must be a port number' }).transform(Number).default(4_000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: origin.optional(),
  DATABASE_URL: urlOf(/^postgres(ql)?$/, 'postgresql://user:password@host:5432/database').optional(),
  CHASQUI_DATA: z.string().default('.chasqui'),
  CHASQUI_SECRET: z.string().optional(),
  SMTP_URL: urlOf(/^smtps?$/, 'smtp://user:password@host:587')
    .refine(asksForConnections, { error: 'must ask for 1 to 1000 connections' })
    .optional(),
  RELAY_PORTS: z
    .string()
    .default(RELAY_PORTS)
    .transform(text => text.split(',').map(port => port.trim()))
    .refine(ports => ports.every(isPort), {
      error: `must be port numbers with commas between: ${RELAY_PORTS}`,
    })
    .transform(ports => ports.map(Number)),
  CHASQUI_DEMO: z.enum(['0', '1'], { error: 'must be 0 or 1' }).optional(),
  CHASQUI_OWNER_EMAIL: z.email({ error: 'must be an e-mail address' }).optional(),
  CHASQUI_OWNER_PASSWORD: z
    .string()
    .min(LIMITS.passwordLength.min, { error: `must have at least ${LIMITS.passwordLength.min} characters` })
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
  TRUST_PROXY: z
    .string()
    .refine(text => /^(true|false|\d+)$/.test(text) || text.split(',').every(isProxyAddress), {
      error:
        'must be true, false, a count of proxies, or their addresses with commas between: 10.0.0.1, 10.1.0.0/16',
    })
    .optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]*$/, { error: 'may have letters, digits and ._~+/=- only' })
    .min(16, { error: 'must have at least 16 characters' })
    .optional(),
});
type Environment = z.infer<typeof environment>;

/**
 * Reads the environment. An empty variable counts as absent.
 *
 * @throws ConfigError with every mistake, a line each.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(present);
  const mistakes = parsed.success
    ? []
    : parsed.error.issues.map(issue => `${issue.path.join('.')} ${issue.message}`);
  mistakes.push(...contradictions(present));
  if (!parsed.success || mistakes.length > 0) {
    const lines = [...new Set(mistakes)].map(mistake => `  - ${mistake}`);
    throw new ConfigError(
      `The environment has ${lines.length === 1 ? 'a mistake' : 'mistakes'}:\n${lines.join('\n')}`,
    );
  }
  return Object.freeze(toConfig(parsed.data));
}

/** What is wrong between variables rather than within one. */
function contradictions(env: NodeJS.ProcessEnv): string[] {
  const mistakes: string[] = [];
  const embedded = env.DATABASE_URL === undefined;
  const secrets = splitSecrets(env.CHASQUI_SECRET);
  if (!embedded && secrets.length === 0)
    mistakes.push('CHASQUI_SECRET is required with DATABASE_URL: a random text of at least 32 characters');
  if (secrets.some(secret => secret.length < 32))
    mistakes.push('CHASQUI_SECRET must have at least 32 characters (each, if several are given)');
  if (new Set(secrets.map(keyIdOf)).size < secrets.length)
    mistakes.push('CHASQUI_SECRET holds two secrets that cannot be told apart; make the new one anew');
  if (embedded && (env.CHASQUI_ROLE === 'api' || env.CHASQUI_ROLE === 'worker'))
    mistakes.push(
      `CHASQUI_ROLE ${env.CHASQUI_ROLE} needs DATABASE_URL; the embedded database serves the role all`,
    );
  if ((env.CHASQUI_OWNER_EMAIL === undefined) !== (env.CHASQUI_OWNER_PASSWORD === undefined))
    mistakes.push('CHASQUI_OWNER_EMAIL and CHASQUI_OWNER_PASSWORD belong together: set both or none');
  return mistakes;
}

function toConfig(env: Environment): Config {
  const embedded = env.DATABASE_URL === undefined;
  const ownHost = ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(env.HOST) ? 'localhost' : env.HOST;
  const { CHASQUI_OWNER_EMAIL: email, CHASQUI_OWNER_PASSWORD: password } = env;
  return {
    role: env.CHASQUI_ROLE,
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL ?? `http://${ownHost}:${env.PORT}`,
    databaseUrl: env.DATABASE_URL ?? null,
    dataFolder: env.CHASQUI_DATA,
    secrets: splitSecrets(env.CHASQUI_SECRET),
    smtpUrl: env.SMTP_URL ?? null,
    relayPorts: env.RELAY_PORTS,
    demo: env.CHASQUI_DEMO === undefined ? embedded : env.CHASQUI_DEMO === '1',
    owner: email !== undefined && password !== undefined ? { email, password } : null,
    logLevel: env.LOG_LEVEL,
    trustProxy: parseTrustProxy(env.TRUST_PROXY),
    metricsToken: env.METRICS_TOKEN ?? null,
  };
}

function splitSecrets(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map(secret => secret.trim())
    .filter(secret => secret !== '');
}

/** An address, a range of them, or one of the ranges that Fastify knows by name. */
function isProxyAddress(text: string): boolean {
  const [address = '', bits, ...rest] = text.trim().split('/');
  if (['loopback', 'linklocal', 'uniquelocal'].includes(address)) return bits === undefined;
  const most = { 4: 32, 6: 128 }[isIP(address)] ?? 0;
  const inRange = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= most);
  return most > 0 && inRange && rest.length === 0;
}

/** How many connections SMTP_URL asks for with `?connections=`, if it does. */
function asksForConnections(smtpUrl: string): boolean {
  const asked = URL.canParse(smtpUrl) ? (new URL(smtpUrl).searchParams.get('connections') ?? '1') : '1';
  return /^\d{1,4}$/.test(asked) && Number(asked) >= 1 && Number(asked) <= 1_000;
}

function parseTrustProxy(text: string | undefined): string | number | boolean {
  if (text === undefined || text === 'false') return false;
  if (text === 'true') return true;
  return /^\d+$/.test(text) ? Number(text) : text;
}
