import pg from 'pg';

/** Calendar dates stay text (`2026-02-28`): a JavaScript Date would shift them by the machine's time zone. */
pg.types.setTypeParser(pg.types.builtins.DATE, text => text);
/** bigint stays text as well (the driver's default); counts are cast to int or float8 in the statements. */
