import type { UserId } from '@chasqui/domain';
import type { RequestCtx } from '../api-kit/context.js';
import { entityLoader } from '../api-kit/loader.js';
import { User } from './user.js';

const LOADER = Symbol('users');

/** Loads a user within a request; null for no id and for one that is gone. */
export function loadUser(ctx: RequestCtx, id: UserId | null): Promise<User | null> {
  return id === null ? Promise.resolve(null) : entityLoader(ctx, LOADER, User).load(id);
}
