import { useMutation, useQuery } from '@apollo/client/react';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useRefusalWords, type RefusalWords } from '../../api/useRefusalWords.js';
import { useServerWords } from '../../api/server-words/useServerWords.js';
import { Button } from '../../components/bits/Button.js';
import { Dialog } from '../../components/dialogs/Dialog.js';
import { Notice } from '../../components/states/Notice.js';
import { useToasts } from '../../components/toasts/ToastProvider.js';
import { graphql } from '../../gql/index.js';
import type { DeliveryReason, ShipmentFailuresQuery } from '../../gql/graphql.js';
import { formatNumber, useLanguage, useTexts } from '../../i18n/index.js';
import { useReasonWords } from '../deliveries/index.js';
import type { ShipmentLive } from './shipment-live.js';
import { campaignTexts } from './texts.js';
import { Trouble } from './Trouble.js';

const FAILURES = graphql(`
  query ShipmentFailures($id: ID!) {
    shipment(id: $id) {
      id
      figures {
        failed
      }
      failures {
        reason
        count
        reply
      }
    }
  }
`);
const RETRY = graphql(`
  mutation RetryFailed($input: RetryFailedInput!) {
    retryFailed(input: $input) {
      ...ShipmentLive
    }
  }
`);

type Failure = NonNullable<ShipmentFailuresQuery['shipment']>['failures'][number];

export interface RetryFailedDialogProps {
  shipment: ShipmentLive;
  onClose: () => void;
}

/** Says how many messages failed and why, and asks whether they shall be tried again. */
export default function RetryFailedDialog({ shipment, onClose }: RetryFailedDialogProps) {
  const say = useTexts(campaignTexts);
  const toasts = useToasts();
  const refusalWords = useRefusalWords();
  const [refusal, setRefusal] = useState<RefusalWords>();
  const { data, error: lookupError } = useQuery(FAILURES, {
    variables: { id: shipment.id },
    fetchPolicy: 'network-only',
  });
  const [retry, { loading }] = useMutation(RETRY, { refetchQueries: ['CampaignStatus'] });
  const count = data?.shipment?.figures.failed ?? shipment.figures.failed;
  const submit = async () => {
    setRefusal(undefined);
    try {
      await retry({ variables: { input: { shipmentId: shipment.id } } });
      toasts.show({ text: say('retryBegun', { count }) });
      onClose();
    } catch (error) {
      setRefusal(refusalWords(error));
    }
  };
  return (
    <Dialog
      title={say('retryTitle', { count })}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>{say('leaveFailed')}</Button>
          <Button type="submit" kind="filled" loading={loading}>
            {say('retryConfirm', { count })}
          </Button>
        </>
      }
    >
      <Body>
        {refusal && <Trouble words={refusal} />}
        {data ? (
          <Failures failures={data.shipment?.failures ?? []} />
        ) : lookupError ? (
          <Notice tone="warn" title={say('reasonsNotLoaded')}>
            {refusalWords(lookupError).message}
          </Notice>
        ) : (
          <Skeleton variant="rounded" height={44} />
        )}
        <p>{say('retryExplanation')}</p>
      </Body>
    </Dialog>
  );
}

function Failures({ failures }: { failures: readonly Failure[] }) {
  const say = useTexts(campaignTexts);
  const { locale } = useLanguage();
  const reasonWords = useReasonWords();
  const serverWords = useServerWords();
  const words = (reason: DeliveryReason, reply: string) =>
    reason === 'RENDERING' ? serverWords(reply) : reply;
  if (failures.length === 0) return null;
  return (
    <List>
      {failures.map(({ reason, count, reply }) => (
        <li key={reason}>
          <b>{formatNumber(count, locale)}</b>
          <span>
            {reasonWords(reason)}
            {reply && <small>{say('quoted', { words: words(reason, reply) })}</small>}
          </span>
        </li>
      ))}
    </List>
  );
}

const Body = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: theme.spacing(2),
  '& > p': { margin: 0 },
}));

const List = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: theme.spacing(1.5, 2),
  display: 'grid',
  gridTemplateColumns: 'auto minmax(0, 1fr)',
  gap: theme.spacing(1.25, 1.5),
  borderRadius: theme.size.radius,
  border: `1px solid ${theme.vars.palette.divider}`,
  '& > li': {
    display: 'grid',
    gridColumn: '1 / -1',
    gridTemplateColumns: 'subgrid',
    fontVariantNumeric: 'tabular-nums',
  },
  '& b': { textAlign: 'end', fontWeight: theme.typography.fontWeightBold },
  '& small': {
    ...theme.typography.caption,
    display: 'block',
    color: theme.vars.palette.text.secondary,
    overflowWrap: 'anywhere',
  },
}));
