import { parseArgs } from 'node:util';
import { addMailCampaign } from '../src/testing/factories.js';
import { measureAgainstPlainInsert } from './lab/against-plain-insert.js';
import { runBench } from './lab/closing.js';

// Preparing a mail: the deliveries of a target of five conditions, against a plain INSERT ... SELECT of the same rows.
//
//   pnpm bench prepare [--users 1000000] [--runs 3]
const { values } = parseArgs({
  options: { users: { type: 'string', default: '1000000' }, runs: { type: 'string', default: '3' } },
});

/** Five variables, as the newsletters of `bench send`. */
const NEWSLETTER = `<mjml><mj-body><mj-section><mj-column>
<mj-text>Good morning, {{ user.first_name | default: "friend" }} {{ user.last_name }}</mj-text>
<mj-text>You are on the {{ user.attributes.plan }} plan and have {{ user.attributes.points }} points. This week in
{{ user.attributes.city | default: "your town" }}: <a href="https://example.com/beans">beans</a>.</mj-text>
</mj-column></mj-section></mj-body></mjml>`;

await runBench(() =>
  measureAgainstPlainInsert({ users: Number(values.users), runs: Number(values.runs) }, (ctx, targetIds) =>
    addMailCampaign(ctx, {
      subject: 'The week in the garden',
      content: NEWSLETTER,
      targeting: true,
      targetIds,
    }),
  ),
);
