import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CLEAN_HTML } from '../testing/clean-html.js';
import { sanitizeNotification } from './sanitize.js';

const scraps = fc.constantFrom(
  ...'< > </ /> " \' = & &lt; &#60; &#x3c; <a <a href=" href=\' title=" "> <b> </b> <p> </p> <br> <h1> <h5> <ul><li> </li> <img src=x onerror=alert(1)> <svg> </svg> <math> <style> </style> <textarea> </textarea/> </textarea> <title> <script> </script> <iframe> <noscript> </noscript> <xmp> <template> <select><option> <!-- --> <![CDATA[ ]]> <?x javascript:alert(1) https://x.example mailto:a@b.co onclick= style= \0 text'.split(
    ' ',
  ),
  'java\nscript:alert(1)',
  ' ',
);

const soup = fc
  .array(fc.oneof({ weight: 5, arbitrary: scraps }, fc.string({ unit: 'binary', maxLength: 6 })), {
    maxLength: 30,
  })
  .map(parts => parts.join(''));

const LINK = 'rel="noopener noreferrer nofollow" target="_blank"';

describe('the sanitiser of notifications', () => {
  it('lets out nothing but escaped text and the tags on its list, whatever comes in', () => {
    fc.assert(
      fc.property(soup, html => {
        expect(sanitizeNotification(html)).toMatch(CLEAN_HTML);
      }),
      { seed: 12, numRuns: 5_000 },
    );
  });

  it.each([
    ['<b>x', '<b>x</b>'],
    ['<b><i>x</b></i>', '<b><i>x</i></b>'],
    ['<B CLASS=x ID=y>x</B>', '<b>x</b>'],
    ['a &amp; b &lt;i&gt; "q"', 'a &amp; b &lt;i&gt; &#34;q&#34;'],
    ['<script>x</script>y<style>z</style>', 'y'],
    ['<svg><script>x</script></svg>y', 'y'],
    ['<img src=x onerror=alert(1)>y', 'y'],
    ['<textarea></textarea/><img src=x onerror=alert(1)></textarea>y', 'y'],
    ['<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>y', 'y'],
    ['<!-- <b>x</b> -->y<![CDATA[z]]>', 'y'],
    [
      '<a href="https://x.example/?a=1&amp;b=2" title=\'"t"\' onclick="x">y</a>',
      `<a href="https://x.example/?a=1&amp;b=2" title="&#34;t&#34;" ${LINK}>y</a>`,
    ],
    ['<a href="java\nscript:alert(1)">y</a>', `<a ${LINK}>y</a>`],
    ['<a href="&#106;avascript:alert(1)">y</a>', `<a ${LINK}>y</a>`],
    ['<a href=" ht\ttps://x.example">y</a>', `<a href="https://x.example" ${LINK}>y</a>`],
    ['<a href="//x.example">y</a>', `<a ${LINK}>y</a>`],
    ['<a href="mailto:a@b.co">y</a>', `<a href="mailto:a@b.co" ${LINK}>y</a>`],
  ])('makes of %s', (html, clean) => {
    expect(sanitizeNotification(html)).toBe(clean);
  });
});
