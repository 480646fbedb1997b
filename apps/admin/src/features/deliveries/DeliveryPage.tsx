import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { LoadError } from '../../api/LoadError.js';
import { ButtonLink } from '../../components/bits/ButtonLink.js';
import { useOnReturn } from '../../components/bits/useOnReturn.js';
import { Page } from '../../components/page/Page.js';
import { PageHeader } from '../../components/page/PageHeader.js';
import { Section } from '../../components/page/Section.js';
import { useWayBack } from '../../components/page/useWayBack.js';
import { EmptyState } from '../../components/states/EmptyState.js';
import { Notice, type NoticeProps } from '../../components/states/Notice.js';
import { graphql } from '../../gql/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { DeliveredMessage } from './DeliveredMessage.js';
import { DeliveryFacts, type ShownDelivery } from './DeliveryFacts.js';
import { DeliveryReasonLine } from './DeliveryReasonLine.js';
import { DeliveryStatusChip } from './DeliveryStatusChip.js';
import { Columns, DeliveryWaiting } from './DeliveryWaiting.js';
import { DeliveryTimeline } from './DeliveryTimeline.js';
import type en from './locales/en.js';
import { deliveryTexts } from './texts.js';
import { useUserName } from './useDeliveryColumns.js';

const DELIVERY = graphql(`
  query DeliveryPage($id: ID!) {
    delivery(id: $id) {
      id
      channel
      status
      reason
      attempts
      address
      reply
      createdAt
      dueAt
      sentAt
      openedAt
      readAt
      user {
        id
        name
        email
      }
      campaign {
        id
        name
      }
      shipment {
        id
        createdAt
        scheduledAt
        startedAt
        finishedAt
      }
      events {
        id
        kind
        at
        machine
        url
        reason
        reply
      }
      content {
        subject
        html
        text
        actionUrl
      }
    }
  }
`);

/** One message to one user: what became of it, step by step, and what it said. */
export default function DeliveryPage() {
  const say = useTexts(deliveryTexts);
  const { id = '' } = useParams();
  const nameOf = useUserName();
  const back = { to: useWayBack('/deliveries'), label: say('deliveries') };
  const { data, error, refetch } = useQuery(DELIVERY, { variables: { id } });
  const delivery = data?.delivery;
  // The reader may be oneself, in the mailbox next door.
  useOnReturn(() => void refetch());

  if (error && !delivery)
    return (
      <Page>
        <PageHeader title={say('deliveries')} back={back} />
        <LoadError title={say('deliveryNotLoaded')} error={error} onRetry={() => void refetch()} />
      </Page>
    );
  if (delivery === null)
    return (
      <Page>
        <PageHeader title={say('deliveries')} />
        <EmptyState
          drawing="nothingFound"
          action={<ButtonLink to={back.to}>{say('allDeliveries')}</ButtonLink>}
        >
          {say('deliveryGone')}
        </EmptyState>
      </Page>
    );
  if (delivery === undefined)
    return (
      <Page aria-busy>
        <PageHeader title={say('delivery')} back={back} />
        <DeliveryWaiting />
      </Page>
    );
  const name = nameOf(delivery);
  const notice = noticeOf(delivery, say);
  return (
    <Page>
      <PageHeader
        title={name}
        back={back}
        status={
          <>
            <DeliveryStatusChip status={delivery.status} />
            <DeliveryReasonLine delivery={delivery} />
          </>
        }
      />
      <DeliveryFacts delivery={delivery} />
      {notice && <Notice {...notice} />}
      <Columns>
        <Section title={say('timeline')} framed={false}>
          <DeliveryTimeline delivery={delivery} />
        </Section>
        <DeliveredMessage delivery={delivery} name={name} />
      </Columns>
    </Page>
  );
}

/** Why a message did not (yet) arrive, in a sentence with what follows from it. */
function noticeOf({ status, reason }: ShownDelivery, say: Say<typeof en>): NoticeProps | null {
  switch (status) {
    case 'SENT':
    case 'QUEUED':
      return null;
    case 'CANCELED':
      return { tone: 'info', children: say('whyCANCELED') };
    case 'SKIPPED':
      return reason ? { tone: 'info', children: say(`why${reason}`) } : null;
    case 'DEFERRED':
      return reason ? { tone: 'warn', children: say(`why${reason}`) } : null;
    case 'BOUNCED':
    case 'FAILED':
      return reason ? { tone: 'bad', children: say(`why${reason}`) } : null;
  }
}
