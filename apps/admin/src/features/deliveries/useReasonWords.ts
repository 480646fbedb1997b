import type { DeliveryReason } from '../../gql/graphql.js';
import { useTexts } from '../../i18n/index.js';
import { deliveryTexts } from './texts.js';

/** Says in few words why a delivery stands as it does. */
export function useReasonWords(): (reason: DeliveryReason) => string {
  const say = useTexts(deliveryTexts);
  return reason => say(`reason${reason}`);
}
