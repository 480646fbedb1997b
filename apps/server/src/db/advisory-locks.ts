/** The advisory locks of the server, all in one place, so that no two mean the same number. */
export const ADVISORY_LOCKS = {
  /** Session: marks the data folder of an embedded database as taken. */
  dataFolder: 4_215_700_001,
  /** Session: one process at a time migrates. */
  migration: 4_215_700_002,
  /** Transaction: one upsert of users at a time. */
  upserts: 4_215_700_003,
  /** Session: one process at a time sees to the installation. */
  start: 4_215_700_004,
} as const;
