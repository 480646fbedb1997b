import { useQuery } from '@apollo/client/react';
import { styled } from '@mui/material/styles';
import type { ComponentType } from 'react';
import { Navigate, useParams } from 'react-router';
import { LoadError } from '../../api/LoadError.js';
import { FormWaiting } from '../../components/form/FormWaiting.js';
import { MissingPage } from '../../components/page/MissingPage.js';
import { Page } from '../../components/page/Page.js';
import { PageHeader } from '../../components/page/PageHeader.js';
import { graphql } from '../../gql/index.js';
import { useTexts } from '../../i18n/index.js';
import { useCan } from '../session/index.js';
import { FooterSection } from './FooterSection.js';
import { HoldSection } from './HoldSection.js';
import { OrganisationSection } from './OrganisationSection.js';
import { RelayPage } from './relays/RelayPage.js';
import { RelaysSection } from './relays/RelaysSection.js';
import { RetriesSection } from './RetriesSection.js';
import { SenderPage } from './SenderPage.js';
import { SendersSection } from './SendersSection.js';
import { FIRST_SECTION, pathOf, SECTIONS, type SectionName } from './sections.js';
import { SettingsNavigation } from './SettingsNavigation.js';
import { settingsTexts } from './texts.js';
import { TrackingSection } from './TrackingSection.js';
import type { ShownSettings } from './useSettings.js';

const SETTINGS = graphql(`
  query SettingsPage {
    settings {
      ...SettingsFields
    }
  }
`);

const PARTS: Readonly<Record<SectionName, ComponentType<{ settings: ShownSettings }>>> = {
  organisation: OrganisationSection,
  senders: SendersSection,
  footer: FooterSection,
  tracking: TrackingSection,
  retries: RetriesSection,
  hold: HoldSection,
  relays: RelaysSection,
};

/** What holds for the whole installation, a section at a time. */
export default function SettingsPage() {
  const say = useTexts(settingsTexts);
  const { section: asked, item } = useParams();
  const { data, error, refetch } = useQuery(SETTINGS);
  const section = asked === undefined ? FIRST_SECTION : SECTIONS.find(name => name === asked);
  const settings = data?.settings;
  const seesRelays = useCan('relays:read');

  // It has one address, at which the navigation marks it.
  if (asked === FIRST_SECTION && item === undefined) return <Navigate to={pathOf(FIRST_SECTION)} replace />;
  const hasItems = section === 'senders' || section === 'relays';
  if (section === undefined || (item !== undefined && !hasItems) || (section === 'relays' && !seesRelays))
    return (
      <MissingPage
        gone={say('noSuchSection')}
        way={{ to: pathOf(FIRST_SECTION), label: say('toSettings') }}
      />
    );
  if (section === 'senders' && item !== undefined && settings)
    return <SenderPage key={item} id={item} senders={settings.senders} />;
  if (section === 'relays' && item !== undefined) return <RelayPage key={item} id={item} />;
  const Part = PARTS[section];
  return (
    <Page>
      <PageHeader title={say('settings')} tabTitle={`${say(section)} · ${say('settings')}`} />
      <Columns>
        <SettingsNavigation current={section} />
        {error && !settings ? (
          <LoadError title={say('notLoaded')} error={error} onRetry={() => void refetch()} />
        ) : settings === undefined ? (
          <FormWaiting />
        ) : (
          <Part key={section} settings={settings} />
        )}
      </Columns>
    </Page>
  );
}

const Columns = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: '184px minmax(0, 1fr)',
  alignItems: 'start',
  gap: theme.spacing(5),
  [theme.breakpoints.down('md')]: { gridTemplateColumns: 'minmax(0, 1fr)', gap: theme.spacing(2) },
}));
