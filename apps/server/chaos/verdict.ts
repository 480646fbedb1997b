import type { LedgerRow } from './ledger.sql.js';

/** What is known of a shipment when it has ended. */
export interface Evidence {
  mails: number;
  /** How often the sink accepted each Message-ID, of other shipments as well. */
  copies: ReadonlyMap<string, number>;
  ledger: readonly LedgerRow[];
  /** What the shipment's counters say. */
  counted: number;
  status: string;
  /** Surplus copies that are no fault. */
  allowed: number;
}

export interface Verdict {
  lost: number;
  repeated: number;
  allowed: number;
  /** In words; none: nothing was lost and nothing came twice that should not. */
  faults: string[];
}

/** Compares what the sink has with what the ledger says. A Message-ID begins with the number of its delivery. */
export function judge({ mails, copies, ledger, counted, status, allowed }: Evidence): Verdict {
  const copiesOf = new Map<string, number>();
  for (const [messageId, count] of copies) {
    const [delivery = ''] = messageId.split('.');
    copiesOf.set(delivery, (copiesOf.get(delivery) ?? 0) + count);
  }
  const received = ledger.filter(({ id }) => copiesOf.has(id));
  const sent = ledger.filter(row => row.sent && row.status === 'SENT');
  const repeated = received.reduce((sum, { id }) => sum + (copiesOf.get(id) ?? 1) - 1, 0);
  const lost = mails - received.length;
  const unsaid = received.filter(row => !row.sent).length;
  const claimed = sent.filter(({ id }) => !copiesOf.has(id)).length;
  const faults = [
    ...(ledger.length === mails ? [] : [`${ledger.length} deliveries of ${mails}`]),
    ...(lost === 0 ? [] : [`${lost} mails never came`]),
    ...(claimed === 0 ? [] : [`${claimed} deliveries are said to be sent and never came`]),
    ...(unsaid === 0 ? [] : [`${unsaid} mails came of which the ledger says nothing`]),
    ...(sent.length === mails ? [] : [`${sent.length} deliveries are sent`]),
    ...(counted === sent.length ? [] : [`the counters say ${counted} and the ledger ${sent.length}`]),
    ...(status === 'COMPLETED' ? [] : [`the shipment is ${status}`]),
    ...(repeated <= allowed ? [] : [`${repeated} surplus copies, ${allowed} allowed`]),
  ];
  return { lost, repeated, allowed, faults };
}
