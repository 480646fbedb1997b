import CampaignOutlined from '@mui/icons-material/CampaignOutlined';
import DashboardCustomizeOutlined from '@mui/icons-material/DashboardCustomizeOutlined';
import GroupOutlined from '@mui/icons-material/GroupOutlined';
import InboxOutlined from '@mui/icons-material/InboxOutlined';
import MarkEmailReadOutlined from '@mui/icons-material/MarkEmailReadOutlined';
import SettingsOutlined from '@mui/icons-material/SettingsOutlined';
import TrackChangesOutlined from '@mui/icons-material/TrackChangesOutlined';
import UnsubscribeOutlined from '@mui/icons-material/UnsubscribeOutlined';
import type { ReactNode } from 'react';
import { Frame } from '../app/layout/Frame.js';
import type { NavigationSection } from '../app/layout/navigation.js';
import { Button } from '../components/bits/Button.js';
import type { PaletteSearch } from '../components/palette/palette-items.js';
import { Surface } from '../components/page/Section.js';

const sections: readonly NavigationSection[] = [
  {
    label: 'Messaging',
    items: [
      { to: '/campaigns', label: 'Campaigns', icon: CampaignOutlined, onPhone: true },
      {
        to: '/deliveries',
        label: 'Message deliveries',
        shortLabel: 'Deliveries',
        icon: MarkEmailReadOutlined,
        onPhone: true,
      },
      { to: '/templates', label: 'Templates', icon: DashboardCustomizeOutlined },
      { to: '/unsubscriptions', label: 'Unsubscriptions', icon: UnsubscribeOutlined },
    ],
  },
  {
    label: 'Audience',
    items: [
      { to: '/users', label: 'Users', icon: GroupOutlined, onPhone: true },
      { to: '/targets', label: 'Targets', icon: TrackChangesOutlined, onPhone: true },
    ],
  },
  {
    items: [
      { to: '/mailbox', label: 'Mailbox', icon: InboxOutlined },
      { to: '/settings', label: 'Settings', icon: SettingsOutlined },
    ],
  },
];

const search: PaletteSearch = async text => [
  {
    label: 'Campaigns',
    items: [
      {
        to: '/campaigns/1',
        label: `Spring sale: ${text}`,
        icon: <CampaignOutlined aria-hidden />,
        hint: 'Mail',
      },
      {
        to: '/campaigns/2',
        label: 'Spring sale, last call',
        icon: <CampaignOutlined aria-hidden />,
        hint: 'Mail',
      },
    ],
  },
  {
    label: 'Users',
    items: [
      {
        to: '/users/8',
        label: 'Saúl Primavera',
        icon: <GroupOutlined aria-hidden />,
        hint: 'saul@example.org',
      },
    ],
  },
];

const member = { name: 'Ana María Quispe', email: 'ana.quispe@example.org' };

export function GalleryFrame({ children }: { children: ReactNode }) {
  return (
    <Frame sections={sections} member={member} onSignOut={() => undefined} search={search}>
      {children}
    </Frame>
  );
}

export function BareFrameScene() {
  return (
    <Frame sections={sections} member={member} onSignOut={() => undefined} search={search} variant="bare">
      <div style={{ display: 'flex', alignItems: 'center', gap: 16, padding: 12 }}>
        <h1 style={{ flex: 1 }}>An editor brings its own bar</h1>
        <Button kind="filled">Done</Button>
      </div>
      <div style={{ padding: 32 }}>
        <Surface>The canvas</Surface>
      </div>
    </Frame>
  );
}
