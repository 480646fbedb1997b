import { useQuery } from '@apollo/client/react';
import CampaignOutlined from '@mui/icons-material/CampaignOutlined';
import DashboardCustomizeOutlined from '@mui/icons-material/DashboardCustomizeOutlined';
import InboxOutlined from '@mui/icons-material/InboxOutlined';
import MarkEmailReadOutlined from '@mui/icons-material/MarkEmailReadOutlined';
import SettingsOutlined from '@mui/icons-material/SettingsOutlined';
import UnsubscribeOutlined from '@mui/icons-material/UnsubscribeOutlined';
import { Suspense } from 'react';
import { Outlet } from 'react-router';
import { useToasts } from '../../components/toasts/ToastProvider.js';
import { useCan, useMember } from '../../features/session/index.js';
import { signOut } from '../../features/session/session-requests.js';
import { graphql } from '../../gql/index.js';
import { useTexts } from '../../i18n/index.js';
import { appTexts } from '../texts.js';
import { Frame, type FrameProps } from './Frame.js';
import type { NavigationSection } from './navigation.js';
import { usePaletteSearch } from './usePaletteSearch.js';

const MAILBOX = graphql(`
  query AppFrameMailbox {
    settings {
      mailbox
    }
  }
`);

/** The frame with this app's places, around whatever the route shows. */
export function AppFrame({ variant = 'standard' }: Pick<FrameProps, 'variant'>) {
  const say = useTexts(appTexts);
  const toasts = useToasts();
  const leave = () =>
    signOut().then(
      // A fresh page: nothing of the member stays in memory.
      () => location.assign('/'),
      () => toasts.show({ tone: 'bad', text: say('signOutFailed') }),
    );
  return (
    <Frame
      sections={useSections()}
      member={useMember()}
      onSignOut={() => void leave()}
      search={usePaletteSearch()}
      variant={variant}
    >
      <Suspense fallback={null}>
        <Outlet />
      </Suspense>
    </Frame>
  );
}

/** The places that exist. */
function useSections(): NavigationSection[] {
  const say = useTexts(appTexts);
  return [
    {
      label: say('messaging'),
      items: [
        { to: '/campaigns', label: say('campaigns'), icon: CampaignOutlined, onPhone: true },
        {
          to: '/deliveries',
          label: say('deliveries'),
          shortLabel: say('deliveriesShort'),
          icon: MarkEmailReadOutlined,
          onPhone: true,
        },
        { to: '/templates', label: say('templates'), icon: DashboardCustomizeOutlined, onPhone: true },
        { to: '/unsubscriptions', label: say('unsubscriptions'), icon: UnsubscribeOutlined },
      ],
    },
    {
      items: [
        ...(useHasMailbox() ? [{ to: '/mailbox', label: say('mailbox'), icon: InboxOutlined }] : []),
        { to: '/settings', label: say('settings'), icon: SettingsOutlined },
      ],
    },
  ];
}

/** Whether mail goes to the built-in mailbox, and the member may read it. */
function useHasMailbox(): boolean {
  const allowed = useCan('mailbox:read');
  const { data } = useQuery(MAILBOX, { skip: !allowed, fetchPolicy: 'cache-first' });
  return allowed && data?.settings.mailbox === true;
}
