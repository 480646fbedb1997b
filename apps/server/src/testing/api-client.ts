import { hashPassword, Member } from '../access/index.js';
import type { Role } from '@chasqui/domain';
import { type RunningRole, runApi } from '../roles/api.js';
import type { World } from './world.js';

export interface GraphqlError {
  message: string;
  path?: (string | number)[];
  extensions: { code: string; fields?: { path: string; message: string }[]; retryAfterSeconds?: number };
}

export interface Answer<Data> {
  status: number;
  data: Data | null;
  errors?: GraphqlError[];
}

type Request = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> };

/** A client of the real API over HTTP, with a cookie jar of its own. */
export class ApiClient {
  private cookie: string | null = null;

  constructor(
    readonly origin: string,
    private readonly authorization: string | null = null,
  ) {}

  /** Asks for a path as whoever this client is. */
  fetch(path: string, init: Request = {}): Promise<Response> {
    const headers = {
      ...(this.cookie === null ? {} : { cookie: this.cookie }),
      ...(this.authorization === null ? {} : { authorization: this.authorization }),
      ...init.headers,
    };
    return fetch(this.origin + path, { redirect: 'manual', ...init, headers });
  }

  /** Sends a document and returns everything that comes back. */
  async ask<Data = Record<string, unknown>>(
    query: string,
    variables: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ): Promise<Answer<Data>> {
    const response = await this.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const [cookie] = response.headers.getSetCookie();
    if (cookie !== undefined) this.cookie = cookie.split(';')[0] ?? null;
    return { status: response.status, ...((await response.json()) as Omit<Answer<Data>, 'status'>) };
  }

  /** Sends a document that must succeed. */
  async get<Data = Record<string, unknown>>(
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<Data> {
    const { data, errors } = await this.ask<Data>(query, variables);
    if (errors !== undefined || data === null)
      throw new Error(`${query}\n${JSON.stringify(errors, null, 2)}`);
    return data;
  }

  /** Sends a document that must be refused, and returns the first refusal. */
  async refusal(query: string, variables: Record<string, unknown> = {}): Promise<GraphqlError> {
    const { errors } = await this.ask(query, variables);
    if (errors === undefined || errors[0] === undefined) throw new Error(`This was not refused: ${query}`);
    return errors[0];
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.get('mutation ($input: SignInInput!) { signIn(input: $input) { member { id } } }', {
      input: { email, password },
    });
  }

  get session(): string | null {
    return this.cookie;
  }
}

export interface TestApi {
  origin: string;
  api: RunningRole;
  anonymous: ApiClient;
  /** A client that is signed in as a member of a role, made on first use. */
  as(role: Role): Promise<ApiClient>;
  withToken(token: string): ApiClient;
}

export const TEST_PASSWORD = 'correct horse battery';

/** Runs the role `api` of a world and makes clients of it. */
export async function startApi(world: World): Promise<TestApi> {
  const api = await runApi(world.config, world.database.url, world.keys, world.log);
  const origin = `http://127.0.0.1:${api.port}`;
  const members = new Map<Role, Promise<ApiClient>>();
  return {
    origin,
    api,
    anonymous: new ApiClient(origin),
    withToken: token => new ApiClient(origin, `Bearer ${token}`),
    as(role) {
      const known = members.get(role);
      if (known !== undefined) return known;
      const client = signInAs(world, origin, role);
      members.set(role, client);
      return client;
    },
  };
}

async function signInAs(world: World, origin: string, role: Role): Promise<ApiClient> {
  const email = `${role.toLowerCase()}@example.com`;
  const passwordHash = await hashPassword(TEST_PASSWORD);
  await world.ctx.db.entities.insert(Member, { email, emailKey: email, name: role, role, passwordHash });
  const client = new ApiClient(origin);
  await client.signIn(email, TEST_PASSWORD);
  return client;
}
