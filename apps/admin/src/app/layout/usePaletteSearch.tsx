import { useApolloClient } from '@apollo/client/react';
import CampaignOutlined from '@mui/icons-material/CampaignOutlined';
import DashboardCustomizeOutlined from '@mui/icons-material/DashboardCustomizeOutlined';
import { useCallback } from 'react';
import type { PaletteSearch } from '../../components/palette/palette-items.js';
import { matchDestinations } from '../../components/palette/palette-items.js';
import { graphql } from '../../gql/index.js';
import { useTexts } from '../../i18n/index.js';
import { appTexts } from '../texts.js';

const FOUND = graphql(`
  query PaletteFound($search: String!) {
    campaigns(filter: { search: $search }, first: 8) {
      nodes {
        id
        name
      }
    }
    templates {
      id
      name
    }
  }
`);
const MOST = 8;

/** Finds campaigns and templates by name. */
export function usePaletteSearch(): PaletteSearch {
  const say = useTexts(appTexts);
  const client = useApolloClient();
  return useCallback<PaletteSearch>(
    async (text, signal) => {
      const { data } = await client.query({
        query: FOUND,
        variables: { search: text },
        fetchPolicy: 'network-only',
        context: { fetchOptions: { signal } },
      });
      const campaigns = (data?.campaigns.nodes ?? []).map(({ id, name }) => ({
        to: `/campaigns/${id}`,
        label: name,
        icon: <CampaignOutlined aria-hidden />,
      }));
      const templates = (data?.templates ?? []).map(({ id, name }) => ({
        to: `/templates/${id}`,
        label: name,
        icon: <DashboardCustomizeOutlined aria-hidden />,
      }));
      return [
        { label: say('campaigns'), items: campaigns },
        { label: say('templates'), items: matchDestinations(templates, text).slice(0, MOST) },
      ];
    },
    [client, say],
  );
}
