import { describe, expect, it } from '@jest/globals';
import { Exposition } from './exposition.js';
import { Histogram } from './histogram.js';

describe('figures for Prometheus', () => {
  it('have a help, a type, and their labels', () => {
    const out = new Exposition();
    out.gauge('age_seconds', 'How old.', [
      { labels: { kind: 'shipment', of: 'a' }, value: 1.5 },
      { value: 0 },
    ]);
    out.counter('done_total', 'How many.', []);
    expect(out.toString()).toBe(
      [
        '# HELP age_seconds How old.',
        '# TYPE age_seconds gauge',
        'age_seconds{kind="shipment",of="a"} 1.5',
        'age_seconds 0',
        '# HELP done_total How many.',
        '# TYPE done_total counter',
        '',
      ].join('\n'),
    );
  });

  it('keep to their line whatever a relay is called', () => {
    const out = new Exposition();
    out.gauge('up', 'One\nand \\ two.', [{ labels: { name: 'The "best"\\\nfake 1' }, value: 1 }]);
    expect(out.toString().split('\n').slice(0, 3)).toEqual([
      '# HELP up One\\nand \\\\ two.',
      '# TYPE up gauge',
      'up{name="The \\"best\\"\\\\\\nfake 1"} 1',
    ]);
  });

  it('count in a bucket what is in the lower ones too', () => {
    const histogram = new Histogram();
    for (const seconds of [0.0005, 0.001, 0.3, 100]) histogram.observe(seconds);
    const out = new Exposition();
    out.histogram('took_seconds', 'How long.', [{ labels: { door: 'o' }, value: histogram.figures }]);
    const lines = out.toString().split('\n');
    expect(lines).toContain('took_seconds_bucket{door="o",le="0.001"} 2');
    expect(lines).toContain('took_seconds_bucket{door="o",le="0.25"} 2');
    expect(lines).toContain('took_seconds_bucket{door="o",le="0.5"} 3');
    expect(lines).toContain('took_seconds_bucket{door="o",le="60"} 3');
    expect(lines).toContain('took_seconds_bucket{door="o",le="+Inf"} 4');
    expect(lines).toContain('took_seconds_sum{door="o"} 100.3015');
    expect(lines).toContain('took_seconds_count{door="o"} 4');
  });
});
