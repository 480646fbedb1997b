import AddOutlined from '@mui/icons-material/AddOutlined';
import { useQuery } from '@apollo/client/react';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { lazy, Suspense, useState } from 'react';
import { Button } from '../../components/bits/Button.js';
import { Page } from '../../components/page/Page.js';
import { PageHeader } from '../../components/page/PageHeader.js';
import { EmptyState } from '../../components/states/EmptyState.js';
import { ErrorState } from '../../components/states/ErrorState.js';
import { graphql } from '../../gql/index.js';
import { useTexts } from '../../i18n/index.js';
import { PreviewDialog } from '../editor/index.js';
import { useCan } from '../session/index.js';
import { TemplateCard } from './TemplateCard.js';
import { templateTexts } from './texts.js';

const NameDialog = lazy(() => import('./NameDialog.js'));

const TEMPLATES = graphql(`
  query Templates {
    templates {
      id
      name
      updatedAt
    }
  }
`);

/** What is asked about a template, over the cards. */
type Asking =
  | { kind: 'new' }
  | { kind: 'copy'; id: string; name: string }
  | { kind: 'preview'; id: string; name: string };

export default function TemplatesPage() {
  const say = useTexts(templateTexts);
  const mayWrite = useCan('templates:write');
  const { data, error, refetch } = useQuery(TEMPLATES);
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  const add = (
    <Button kind="filled" icon={<AddOutlined aria-hidden />} onClick={() => setAsking({ kind: 'new' })}>
      {say('newTemplate')}
    </Button>
  );
  const templates = data?.templates;
  return (
    <Page>
      <PageHeader
        title={say('templates')}
        status={templates && templates.length > 0 ? say('count', { count: templates.length }) : undefined}
        action={mayWrite ? add : undefined}
      />
      {error !== undefined && templates === undefined && (
        <ErrorState title={say('notLoaded')} onRetry={() => void refetch()} />
      )}
      {templates?.length === 0 && (
        <EmptyState drawing="templates" action={mayWrite ? add : undefined}>
          {say('whatBelongsHere')}
        </EmptyState>
      )}
      <Cards aria-label={say('templates')} aria-busy={templates === undefined || undefined}>
        {templates === undefined && error === undefined
          ? [0, 1, 2].map(place => (
              <li key={place}>
                <Skeleton variant="rounded" width="100%" height={280} />
              </li>
            ))
          : templates?.map(template => (
              <TemplateCard
                key={template.id}
                template={template}
                onPreview={() => setAsking({ kind: 'preview', ...template })}
                onCopy={() => setAsking({ kind: 'copy', ...template })}
              />
            ))}
      </Cards>
      <Suspense fallback={null}>
        {asking?.kind === 'new' && <NameDialog onClose={close} />}
        {asking?.kind === 'copy' && <NameDialog copyOf={asking} onClose={close} />}
        {asking?.kind === 'preview' && (
          <PreviewDialog
            name={asking.name}
            channel="EMAIL"
            what={{ templateId: asking.id }}
            withSubject={false}
            onClose={close}
          />
        )}
      </Suspense>
    </Page>
  );
}

const Cards = styled('ul')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(260px, 1fr))',
  gap: theme.spacing(3),
  padding: 0,
  listStyle: 'none',
}));
