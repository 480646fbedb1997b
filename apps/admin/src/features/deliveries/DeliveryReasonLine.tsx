import { RelativeTime } from '../../components/time/RelativeTime.js';
import type { DeliveryReason, DeliveryStatus } from '../../gql/graphql.js';
import { useTexts } from '../../i18n/index.js';
import { deliveryTexts } from './texts.js';

interface Reasoned {
  status: DeliveryStatus;
  reason?: DeliveryReason | null;
  dueAt?: string | null;
}

export interface DeliveryReasonLineProps {
  delivery: Reasoned;
  /** In a column of a list. */
  short?: boolean;
}

/** Whether there is anything to say beside the status. */
export const hasReason = ({ status, reason, dueAt }: Reasoned): boolean =>
  Boolean(reason) || (status === 'DEFERRED' && Boolean(dueAt));

/** Why a delivery stands as it does, in a few words; while it is deferred, when it is tried next. */
export function DeliveryReasonLine({ delivery, short = false }: DeliveryReasonLineProps) {
  const { status, reason, dueAt } = delivery;
  const say = useTexts(deliveryTexts);
  if (status === 'DEFERRED' && dueAt)
    return (
      <>
        {say('nextTry')} <RelativeTime at={dueAt} short={short} inSentence />
      </>
    );
  return reason ? say(`reason${reason}`) : null;
}
