import { parseArgs } from 'node:util';
import { addNotificationCampaign } from '../src/testing/factories.js';
import { measureAgainstPlainInsert } from './lab/against-plain-insert.js';
import { runBench } from './lab/closing.js';

// A notification campaign to a target of five conditions, whose preparation is its sending: each delivery is the row of
// an inbox. Against a plain INSERT ... SELECT of the same rows.
//
//   pnpm bench notify [--users 1000000] [--runs 3]
const { values } = parseArgs({
  options: { users: { type: 'string', default: '1000000' }, runs: { type: 'string', default: '3' } },
});

const CONTENT = `<p>You have {{ user.attributes.points }} points, {{ user.first_name | default: "friend" }}:
<a href="https://example.com/points">use them</a>.</p>`;

await runBench(() =>
  measureAgainstPlainInsert({ users: Number(values.users), runs: Number(values.runs) }, (ctx, targetIds) =>
    addNotificationCampaign(ctx, { subject: 'Your points', content: CONTENT, targeting: true, targetIds }),
  ),
);
