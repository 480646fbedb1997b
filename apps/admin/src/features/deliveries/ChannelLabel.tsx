import MailOutlined from '@mui/icons-material/MailOutlined';
import NotificationsOutlined from '@mui/icons-material/NotificationsOutlined';
import { styled } from '@mui/material/styles';
import type { Channel } from '../../gql/graphql.js';
import { useTexts } from '../../i18n/index.js';
import { deliveryTexts } from './texts.js';

const ICONS = { EMAIL: MailOutlined, NOTIFICATION: NotificationsOutlined };

/** "Mail" or "Notification" with its icon. */
export function ChannelLabel({ channel }: { channel: Channel }) {
  const say = useTexts(deliveryTexts);
  const Icon = ICONS[channel];
  return (
    <Line>
      <Icon aria-hidden />
      {say(channel === 'EMAIL' ? 'mail' : 'notification')}
    </Line>
  );
}

const Line = styled('span')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: theme.spacing(0.75),
  whiteSpace: 'nowrap',
  '& > svg': { fontSize: theme.size.iconSmall, color: theme.vars.palette.text.secondary },
}));
