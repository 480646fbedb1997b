import NotificationsOutlined from '@mui/icons-material/NotificationsOutlined';
import { styled } from '@mui/material/styles';
import { SandboxedHtml } from '../../components/mail/SandboxedHtml.js';
import { useTexts } from '../../i18n/index.js';
import { editorTexts } from './texts.js';

export interface NotificationCardProps {
  title: string;
  /** Sanitised by the server. */
  html: string;
  actionUrl: string | null | undefined;
}

/** A notification as it stands in a reader's inbox. */
export function NotificationCard({ title, html, actionUrl }: NotificationCardProps) {
  const say = useTexts(editorTexts);
  return (
    <Card>
      <NotificationsOutlined aria-hidden />
      <div>
        <strong>{title}</strong>
        <SandboxedHtml title={say('previewOf', { name: title })} html={inInboxLook(html)} />
        {actionUrl && <Action title={actionUrl}>{say('open')}</Action>}
      </div>
    </Card>
  );
}

/** The widget takes the site's font; here it is the browser's own. */
const inInboxLook = (html: string) =>
  `<style>body{margin:0;font:14px/1.5 system-ui,sans-serif}body>:first-child{margin-top:0}body>:last-child{margin-bottom:0}</style>${html}`;

const Card = styled('article')(({ theme }) => ({
  display: 'flex',
  gap: theme.spacing(1.5),
  width: '100%',
  maxWidth: 360,
  padding: theme.spacing(2),
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: theme.size.radius,
  // What the frame shows is made for a light ground, as SandboxedHtml has it.
  backgroundColor: theme.vars.palette.common.white,
  color: theme.vars.palette.common.black,
  colorScheme: 'light',
  '& > svg': { flex: 'none', color: theme.vars.palette.primary.main },
  '& > div': { flex: 1, minWidth: 0, display: 'grid', gap: theme.spacing(0.5) },
  '& strong': { ...theme.typography.body2, fontWeight: theme.typography.fontWeightBold },
}));

const Action = styled('span')(({ theme }) => ({
  ...theme.typography.caption,
  justifySelf: 'start',
  marginTop: theme.spacing(0.5),
  padding: theme.spacing(0.5, 1.25),
  border: '1px solid currentColor',
  borderRadius: theme.size.radius,
  fontWeight: theme.typography.fontWeightMedium,
}));
