import ContentCopyOutlined from '@mui/icons-material/ContentCopyOutlined';
import DeleteOutlineOutlined from '@mui/icons-material/DeleteOutlineOutlined';
import DriveFileRenameOutlineOutlined from '@mui/icons-material/DriveFileRenameOutlineOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import type { MenuEntry } from '../../components/menu/entries.js';
import { useTexts } from '../../i18n/index.js';
import { useCan } from '../session/index.js';
import { campaignTexts } from './texts.js';
import { useCloneCampaign } from './useCloneCampaign.js';
import { useDeleteCampaigns, type DeletableCampaign } from './useDeleteCampaigns.js';

/** What can be done with a campaign in the list. */
export function useCampaignMenu(): (campaign: DeletableCampaign) => MenuEntry[] {
  const say = useTexts(campaignTexts);
  // What was sent goes with a campaign, so who may not send may not delete.
  const mayDelete = useCan('campaigns:send');
  const clone = useCloneCampaign();
  const remove = useDeleteCampaigns();
  return campaign => [
    {
      kind: 'link',
      label: say('edit'),
      icon: <EditOutlined aria-hidden />,
      to: `/campaigns/${campaign.id}/edit`,
    },
    {
      kind: 'link',
      label: say('messageEditor'),
      icon: <DriveFileRenameOutlineOutlined aria-hidden />,
      to: `/campaigns/${campaign.id}/editor`,
    },
    {
      label: say('clone'),
      icon: <ContentCopyOutlined aria-hidden />,
      onSelect: () => void clone(campaign.id),
    },
    ...(mayDelete
      ? [
          { kind: 'line' as const },
          {
            label: say('delete'),
            icon: <DeleteOutlineOutlined aria-hidden />,
            tone: 'bad' as const,
            onSelect: () => void remove([campaign]),
          },
        ]
      : []),
  ];
}
