import { styled } from '@mui/material/styles';
import { AddressText } from '../../components/bits/AddressLine.js';
import { Section } from '../../components/page/Section.js';
import { DataTable } from '../../components/table/DataTable.js';
import { formatNumber, useLanguage, useTexts } from '../../i18n/index.js';
import type { CampaignStatus } from './campaign-status.js';
import { campaignTexts } from './texts.js';

/** Which links were clicked, the most clicked first. */
export function LinkTable({ links }: { links: CampaignStatus['clicksByLink'] }) {
  const say = useTexts(campaignTexts);
  const { locale } = useLanguage();
  const most = Math.max(1, ...links.map(({ clicks }) => clicks));
  return (
    <Section title={say('linksTitle')} framed={false}>
      <DataTable
        label={say('linksTitle')}
        rows={links}
        rowKey={row => String(row.position)}
        rowName={row => row.url ?? say('personalLink', { position: row.position })}
        columns={[
          {
            key: 'url',
            header: say('link'),
            cell: row => (
              <Url>
                {row.url === null || row.url === undefined ? (
                  say('personalLink', { position: row.position })
                ) : (
                  <a href={row.url} target="_blank" rel="noreferrer">
                    <AddressText text={row.url} />
                  </a>
                )}
                {row.clicks > 0 && <Bar style={{ inlineSize: `${(row.clicks / most) * 100}%` }} />}
              </Url>
            ),
          },
          {
            key: 'clicks',
            header: say('clicks'),
            align: 'end',
            width: '104px',
            cell: row => formatNumber(row.clicks, locale),
          },
          {
            key: 'users',
            header: say('people'),
            align: 'end',
            width: '104px',
            wideOnly: true,
            cell: row => formatNumber(row.users, locale),
          },
        ]}
      />
    </Section>
  );
}

const Url = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: theme.spacing(0.5),
  overflowWrap: 'anywhere',
  '& > a': {
    color: 'inherit',
    textDecoration: 'none',
    '&:hover': { textDecoration: 'underline', textUnderlineOffset: '0.2em' },
  },
}));

/** How often, beside the most clicked one; the number stands in its own column. */
const Bar = styled('span')(({ theme }) => ({
  display: 'block',
  height: 3,
  borderRadius: 2,
  backgroundColor: theme.vars.palette.primary.main,
  opacity: 0.7,
}));
