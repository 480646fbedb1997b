import { describe, expect, it } from '@jest/globals';
import { LIMITS } from '@chasqui/domain';
import { demoAttributes } from './attributes.js';
import { demoCampaigns } from './campaigns.js';
import { demoPeople } from './people/demo-people.js';
import { type DemoRule, demoTargets } from './targets.js';
import { demoTemplates } from './templates.js';

const ALLOWED = new Set('a h1 h2 h3 h4 b strong i em u s br p ul ol li small span'.split(' '));

describe('the demo campaigns', () => {
  it('have a mail to everyone, a mail to targets and a notification to everyone that are sent', () => {
    const sent = demoCampaigns.filter(({ launched }) => launched);
    expect(
      sent.map(({ channel, targets }) => `${channel} to ${targets.length > 0 ? 'targets' : 'everyone'}`),
    ).toEqual(expect.arrayContaining(['EMAIL to everyone', 'EMAIL to targets', 'NOTIFICATION to everyone']));
    expect(sent).toHaveLength(3);
  });

  it('have names of their own, and go to targets that there are', () => {
    const names = demoCampaigns.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.every(({ length }) => length <= LIMITS.nameLength)).toBe(true);
    const keys = demoTargets.map(({ key }) => key);
    for (const { targets, excludedTargets } of demoCampaigns)
      expect(keys).toEqual(expect.arrayContaining([...targets, ...excludedTargets]));
  });

  it('began as a template that there is', () => {
    const begun = demoCampaigns.flatMap(campaign => (campaign.channel === 'EMAIL' ? campaign.template : []));
    expect(demoTemplates.map(({ key }) => key)).toEqual(expect.arrayContaining(begun));
    expect(new Set(begun).size).toBe(demoTemplates.length);
  });

  it('have notifications made of the tags that a notification may have', () => {
    const notifications = demoCampaigns.flatMap(campaign =>
      campaign.channel === 'NOTIFICATION' ? campaign.html : [],
    );
    expect(notifications).toHaveLength(3);
    for (const html of notifications)
      for (const [, tag] of html.matchAll(/<\/?([a-z0-9]+)/g)) expect(ALLOWED).toContain(tag);
  });
});

describe('the demo targets', () => {
  const rows = demoTargets.flatMap(({ rule }) => rowsOf(rule));

  it('ask for declared attributes by their type and their choices', () => {
    const attributes = rows.filter(row => row.kind === 'attribute');
    for (const row of attributes) {
      const declared = demoAttributes.find(({ key }) => key === row.key);
      expect(declared?.type).toBe(row.type);
      if (row.operator === 'anyOf') expect(declared?.choices).toEqual(expect.arrayContaining(row.values));
    }
    expect(attributes.length).toBeGreaterThan(3);
  });

  it('ask for tags that the demo people have', () => {
    const worn = new Set(demoPeople(1_000, { now: new Date() }).flatMap(({ tags }) => tags));
    const asked = rows.flatMap(row => (row.kind === 'tag' ? row.tags : []));
    expect([...worn]).toEqual(expect.arrayContaining(asked));
  });
});

type Row = Exclude<DemoRule, { rules: DemoRule[] }>;

function rowsOf(rule: DemoRule): Row[] {
  return 'rules' in rule ? rule.rules.flatMap(rowsOf) : [rule];
}
