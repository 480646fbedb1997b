import { styled } from '@mui/material/styles';
import { useEffect, useRef, useState } from 'react';

/** The same as the server sends with member-made pages: nothing runs, nothing is submitted, images and styles only. */
const POLICY =
  "default-src 'none'; img-src https: http: data: 'self'; style-src 'unsafe-inline'; font-src 'self' data:";

export interface SandboxedHtmlProps {
  /** Names the frame for screen readers: "Preview of Spring sale". */
  title: string;
  /** The page itself, or `src`. */
  html?: string;
  /** Where the server gives it out, sandboxed. */
  src?: string;
  /** Pixels, or `auto` to be as tall as the content; of `html` only, since a page behind `src` cannot be measured. */
  height?: number | 'auto';
  /** Width of the page in pixels; the frame keeps to the space it has. */
  width?: number;
}

/**
 * Shows a mail or another page that members or users made, where none of its scripts run and its links lead nowhere:
 * a look at a mail must not count as a click.
 */
export function SandboxedHtml({ title, html, src, height = 'auto', width }: SandboxedHtmlProps) {
  const [contentHeight, setContentHeight] = useState<number>();
  const frame = useRef<HTMLIFrameElement>(null);
  const measured = height === 'auto' && html !== undefined;

  useEffect(() => {
    const element = frame.current;
    if (!measured || !element) return;
    const measure = () => {
      const page = element.contentDocument?.documentElement;
      // An image that arrives late makes the page taller, so the page is watched.
      if (page) setContentHeight(page.ownerDocument.body.scrollHeight);
    };
    const watcher = new ResizeObserver(measure);
    const onLoad = () => {
      measure();
      const body = element.contentDocument?.body;
      if (body) watcher.observe(body);
    };
    element.addEventListener('load', onLoad);
    return () => {
      element.removeEventListener('load', onLoad);
      watcher.disconnect();
    };
  }, [measured]);

  return (
    <Frame
      ref={frame}
      title={title}
      // Same origin lets us measure it; without `allow-scripts` nothing inside can make use of that.
      sandbox={measured ? 'allow-same-origin' : ''}
      referrerPolicy="no-referrer"
      loading="lazy"
      {...(html === undefined ? { src } : { srcDoc: withPolicy(html) })}
      style={{
        inlineSize: width ?? '100%',
        blockSize: height === 'auto' ? (contentHeight ?? 480) : height,
      }}
    />
  );
}

/** Puts the policy before anything the page says, and keeps links from opening. */
export function withPolicy(html: string): string {
  const head = `<meta http-equiv="Content-Security-Policy" content="${POLICY}"><base target="_blank">`;
  const start = /^\s*(<!doctype[^>]*>)?/i.exec(html)?.[0] ?? '';
  return `${start}${head}${html.slice(start.length)}`;
}

const Frame = styled('iframe')(({ theme }) => ({
  display: 'block',
  maxWidth: '100%',
  border: 0,
  // Mails are made for white paper, whatever the scheme around them.
  backgroundColor: theme.vars.palette.common.white,
  colorScheme: 'light',
}));
