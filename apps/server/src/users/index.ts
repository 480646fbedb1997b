export { upsertUsers } from './upsert-users.js';
export { User } from './user.js';
export { type UpsertUserInput } from './user-input.js';
export { loadUser } from './user-loader.js';
export { findUser } from './users.js';
export { UsersResolver } from './users.resolver.js';
export {
  USER_SORT_KEYS,
  countDirectory,
  findUserIds,
  hasTag,
  listUserIds,
  matchesSearch,
} from './users.sql.js';
