import { describe, expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { show } from '../../testing/show.js';
import { SandboxedHtml, withPolicy } from './SandboxedHtml.js';

const frame = () => screen.getByTitle<HTMLIFrameElement>('Preview');

describe('a page made by others', () => {
  it('may run nothing, submit nothing and open nothing', async () => {
    await show(<SandboxedHtml title="Preview" html="<p>Hello</p>" height={300} />);
    expect(frame().getAttribute('sandbox')).toBe('');
    expect(frame().getAttribute('referrerpolicy')).toBe('no-referrer');
  });

  it('may be measured, which without scripts gives it nothing', async () => {
    await show(<SandboxedHtml title="Preview" html="<p>Hello</p>" />);
    expect(frame().getAttribute('sandbox')).toBe('allow-same-origin');
  });

  it('has no origin at all where it comes from an address', async () => {
    await show(<SandboxedHtml title="Preview" src="/mailbox/1/body" />);
    expect(frame().getAttribute('sandbox')).toBe('');
    expect(frame().getAttribute('src')).toBe('/mailbox/1/body');
    expect(frame().hasAttribute('srcdoc')).toBe(false);
  });

  it('is preceded by the policy, after its doctype and before anything it says', () => {
    const policed = withPolicy('<!doctype html><html><script>evil()</script></html>');
    expect(policed.startsWith('<!doctype html><meta http-equiv="Content-Security-Policy"')).toBe(true);
    expect(policed).toContain("default-src 'none'");
    expect(policed).not.toContain('script-src');
    expect(withPolicy('<p>x</p>').startsWith('<meta http-equiv')).toBe(true);
  });
});
