import pg from 'pg';
import { migrate } from '../db/migrate.js';
import { startTestServer } from './database-server.js';
import { TEMPLATE_DATABASE } from './template-database.js';

// Runs beside a test run: starts PostgreSQL, makes the template database, says where it is, and stops when its standard
// input ends, which it also does when the test run dies.
const server = await startTestServer();
const admin = new pg.Client({ connectionString: server.adminUrl });
await admin.connect();
await admin.query(`DROP DATABASE IF EXISTS ${TEMPLATE_DATABASE} WITH (FORCE)`);
await admin.query(
  `CREATE DATABASE ${TEMPLATE_DATABASE} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8' LOCALE_PROVIDER icu ICU_LOCALE 'und'`,
);
await admin.end();
const url = new URL(server.adminUrl);
url.pathname = `/${TEMPLATE_DATABASE}`;
await migrate(url.href);
process.stdout.write(`${server.adminUrl}\n`);

process.stdin.resume();
process.stdin.on('end', () => void server.stop().then(() => process.exit(0)));
