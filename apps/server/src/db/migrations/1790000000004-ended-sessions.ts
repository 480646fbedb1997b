import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever ends a session, and however: the processes that hold its WebSockets are told. */
export class EndedSessions1790000000004 implements MigrationInterface {
  name = 'EndedSessions1790000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION notify_ended_session() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('session_ended', encode(OLD.token_hash, 'hex'));
        RETURN NULL;
      END $$;
      CREATE TRIGGER sessions_ended AFTER DELETE ON sessions FOR EACH ROW EXECUTE FUNCTION notify_ended_session();
    `);
  }

  down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
