import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/index.js';
import { componentTexts } from '../texts.js';
import { SandboxedHtml } from './SandboxedHtml.js';
import type { MailLook } from './useMailLook.js';
import { PREVIEW_WIDTHS } from './WidthSwitch.js';

export interface MailSheetProps {
  /** Names the mail for screen readers: "Preview of Spring sale". */
  title: string;
  html: string;
  text: string;
  /** Above the mail: its subject, who it is from. */
  head?: ReactNode;
  /** Which part, how wide. */
  look: MailLook;
}

/** A mail on its sheet, as wide as asked: the line above it, and its HTML, where nothing runs and links lead nowhere, or its text. */
export function MailSheet({ title, html, text, head, look }: MailSheetProps) {
  const say = useTexts(componentTexts);
  return (
    <Sheet style={{ maxInlineSize: PREVIEW_WIDTHS[look.width] + 2 }}>
      {head}
      {look.part === 'html' ? (
        <SandboxedHtml title={title} html={html} />
      ) : (
        <Plain>{text === '' ? say('mailHasNoText') : text}</Plain>
      )}
    </Sheet>
  );
}

const Sheet = styled('div')(({ theme }) => ({
  width: '100%',
  overflow: 'hidden',
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: theme.size.radius,
  backgroundColor: theme.vars.palette.background.paper,
}));

const Plain = styled('pre')(({ theme }) => ({
  ...theme.typography.body2,
  margin: 0,
  padding: theme.spacing(2),
  fontFamily: theme.codeFont,
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
}));
