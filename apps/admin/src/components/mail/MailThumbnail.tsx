import { styled } from '@mui/material/styles';
import { useLayoutEffect, useRef, useState } from 'react';
import { withPolicy } from './SandboxedHtml.js';

/** The width mails are made for. */
const MAIL_WIDTH = 640;

export interface MailThumbnailProps {
  /** Of the mail; browsers name the frame by it. */
  name: string;
  html?: string;
  src?: string;
  /** Height over width of the picture. */
  ratio?: number;
}

/** A mail made small, as wide as the space it has; a picture, silent and untouchable, beside the name that says what it is. */
export function MailThumbnail({ name, html, src, ratio = 0.75 }: MailThumbnailProps) {
  const box = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(0);

  useLayoutEffect(() => {
    if (!box.current) return;
    const element = box.current;
    const fit = () => setScale(element.clientWidth / MAIL_WIDTH);
    const watcher = new ResizeObserver(fit);
    fit();
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);

  return (
    <Box ref={box} style={{ aspectRatio: `1 / ${ratio}` }} aria-hidden="true" inert>
      {scale > 0 && (
        <iframe
          title={name}
          tabIndex={-1}
          sandbox=""
          loading="lazy"
          scrolling="no"
          referrerPolicy="no-referrer"
          {...(html === undefined ? { src } : { srcDoc: withPolicy(html) })}
          style={{ inlineSize: MAIL_WIDTH, blockSize: MAIL_WIDTH * ratio, scale }}
        />
      )}
    </Box>
  );
}

const Box = styled('div')(({ theme }) => ({
  overflow: 'hidden',
  backgroundColor: theme.vars.palette.common.white,
  colorScheme: 'light',
  pointerEvents: 'none',
  '& > iframe': { display: 'block', border: 0, transformOrigin: '0 0' },
}));
