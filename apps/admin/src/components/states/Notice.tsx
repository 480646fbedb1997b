import CheckCircleOutlineOutlined from '@mui/icons-material/CheckCircleOutlineOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import InfoOutlined from '@mui/icons-material/InfoOutlined';
import WarningAmberOutlined from '@mui/icons-material/WarningAmberOutlined';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';

const ICONS = {
  info: InfoOutlined,
  good: CheckCircleOutlineOutlined,
  warn: WarningAmberOutlined,
  bad: ErrorOutlineOutlined,
};

export interface NoticeProps {
  tone: keyof typeof ICONS;
  title?: string;
  children?: ReactNode;
  /** A small button at the end. */
  action?: ReactNode;
}

/** Something to know before going on, in its place on the page. A `bad` one is read out at once. */
export function Notice({ tone, title, children, action }: NoticeProps) {
  const Icon = ICONS[tone];
  return (
    <Outer data-tone={tone} role={tone === 'bad' ? 'alert' : 'note'}>
      <Icon aria-hidden />
      <Words>
        {title !== undefined && <strong>{title}</strong>}
        {children}
      </Words>
      {action}
    </Outer>
  );
}

const Outer = styled('div')(({ theme }) => ({
  ...theme.typography.body2,
  display: 'flex',
  alignItems: 'flex-start',
  gap: theme.spacing(1.25),
  padding: theme.spacing(1.5, 1.75),
  borderRadius: theme.size.radius,
  '& > svg': { flex: 'none', fontSize: theme.size.icon },
  ...Object.fromEntries(
    Object.entries(theme.vars.palette.tone).map(([tone, { ink, tint }]) => [
      `&[data-tone="${tone}"]`,
      { backgroundColor: tint, '& > svg, & strong': { color: ink } },
    ]),
  ),
}));

const Words = styled('div')(({ theme }) => ({
  flex: 1,
  minWidth: 0,
  textWrap: 'pretty',
  '& strong': { display: 'block', fontWeight: theme.typography.fontWeightBold },
  '& ul': { paddingInlineStart: theme.spacing(2.25), margin: 0 },
}));
