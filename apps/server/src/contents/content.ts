import type { AttributeDeclaration, Channel, ContentId, UiLanguage } from '@chasqui/domain';
import type { Footer } from '@chasqui/rendering';

/** What was launched, frozen: everything that a message of it is made from but the values of its user. */
export interface Content {
  id: ContentId;
  channel: Channel;
  campaignName: string;
  subject: string;
  preheader: string;
  /** MJML of a mail, HTML of a notification. */
  source: string;
  actionUrl: string | null;
  language: UiLanguage;
  senderName: string | null;
  senderAddress: string | null;
  replyTo: string | null;
  /** What stands at the foot of a campaign's mail; null for one of our own, which has no reader who may leave. */
  footer: Footer | null;
  /** The attributes as they were declared, so that a change of them leaves what was launched alone. */
  attributes: AttributeDeclaration[];
  trackOpens: boolean;
  trackClicks: boolean;
}
