/** A shipment as far as its date goes. */
export interface DatedShipment {
  createdAt: string;
  scheduledAt?: string | null;
  startedAt?: string | null;
}

/** What a shipment is known by: when it began, or is to begin. "12 Nov 2026, 14:03". */
export function shipmentDate({ startedAt, scheduledAt, createdAt }: DatedShipment, locale: string): string {
  const at = new Date(startedAt ?? scheduledAt ?? createdAt);
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}
