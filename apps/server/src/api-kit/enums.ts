import {
  AttributeType,
  Channel,
  DeliveryEventKind,
  DeliveryReason,
  DeliveryStatus,
  Gender,
  PauseReason,
  Role,
  ShipmentPhase,
  ShipmentStatus,
  UnsubscriptionSource,
} from '@chasqui/domain';
import { registerEnumType } from 'type-graphql';

/** Which way a list is sorted. */
export const SortDirection = { ASC: 'ASC', DESC: 'DESC' } as const;
export type SortDirection = (typeof SortDirection)[keyof typeof SortDirection];

/** Whether something is wrong or only doubtful. */
export const IssueSeverity = { ERROR: 'ERROR', WARNING: 'WARNING' } as const;
export type IssueSeverity = (typeof IssueSeverity)[keyof typeof IssueSeverity];

const described = <Keys extends string>(descriptions: Record<Keys, string>) =>
  Object.fromEntries(
    Object.entries<string>(descriptions).map(([key, description]) => [key, { description }]),
  );

registerEnumType(SortDirection, {
  name: 'SortDirection',
  description: 'Which way a list is sorted.',
  valuesConfig: described({
    ASC: 'Smallest, oldest or first in the alphabet first.',
    DESC: 'Largest, newest or last in the alphabet first.',
  }),
});

registerEnumType(IssueSeverity, {
  name: 'IssueSeverity',
  description: 'Whether something is wrong or only doubtful.',
  valuesConfig: described({ ERROR: 'Refuses the save.', WARNING: 'Worth a look.' }),
});

registerEnumType(Channel, {
  name: 'Channel',
  description: 'The way a message reaches a user.',
  valuesConfig: described<Channel>({ EMAIL: 'E-mail.', NOTIFICATION: 'The inbox of the widget.' }),
});

registerEnumType(Role, {
  name: 'Role',
  description: 'What a member may do.',
  valuesConfig: described<Role>({
    OWNER: 'Everything.',
    EDITOR: 'Everything but members, relays, keys and the audit log.',
    AUTHOR: 'Writes campaigns, templates and targets, but may not send.',
    VIEWER: 'Only looks.',
  }),
});

registerEnumType(AttributeType, {
  name: 'AttributeType',
  description: 'The type of a declared attribute of users.',
  valuesConfig: described<AttributeType>({
    TEXT: 'A text.',
    NUMBER: 'A number.',
    BOOLEAN: 'True or false.',
    DATE: 'A calendar date, `2026-02-28`.',
    CHOICE: 'One of the declared choices.',
    LIST: 'A list of texts, of the declared choices if there are any.',
  }),
});

registerEnumType(Gender, {
  name: 'Gender',
  description: 'The gender of a user, where it is known.',
  valuesConfig: described<Gender>({ FEMALE: 'Female.', MALE: 'Male.', OTHER: 'Another.' }),
});

registerEnumType(UnsubscriptionSource, {
  name: 'UnsubscriptionSource',
  description: 'How a user opted out of a channel.',
  valuesConfig: described<UnsubscriptionSource>({
    LINK: 'The unsubscribe page behind the link in a message.',
    ONE_CLICK: "The mail program's own button (RFC 8058).",
    PREFERENCES: 'The switches of the preferences page.',
    COMPLAINT: 'Reported a message as spam.',
    MEMBER: 'A member did it.',
    API: 'Through the API.',
    IMPORT: 'Came with an import.',
  }),
});

registerEnumType(ShipmentStatus, {
  name: 'ShipmentStatus',
  description: 'What became of a shipment.',
  valuesConfig: described<ShipmentStatus>({
    PENDING: 'Not finished; see its phase.',
    COMPLETED: 'Every message has its outcome.',
    FAILED: 'It could not be prepared, or nothing could be sent.',
    CANCELED: 'A member stopped it.',
  }),
});

registerEnumType(ShipmentPhase, {
  name: 'ShipmentPhase',
  description: 'Where a pending shipment stands.',
  valuesConfig: described<ShipmentPhase>({
    SCHEDULED: 'Waits for its time.',
    PREPARING: 'Its audience is being computed.',
    SENDING: 'Messages are going out.',
    RETRYING: 'Sent, but for deferred messages that are tried again.',
    PAUSED: 'Stands still until it is resumed.',
  }),
});

registerEnumType(PauseReason, {
  name: 'PauseReason',
  description: 'Why a shipment stands still.',
  valuesConfig: described<PauseReason>({
    MEMBER: 'A member paused it.',
    OVERDUE: 'Its time had long passed when the system came back; it asks before it sends.',
    REFUSALS: 'Too many messages were refused in a row.',
    SENDER_REFUSED: 'No relay takes mail from its sender.',
  }),
});

registerEnumType(DeliveryStatus, {
  name: 'DeliveryStatus',
  description: 'What became of one message to one user.',
  valuesConfig: described<DeliveryStatus>({
    QUEUED: 'Waits for its turn, or is on its way.',
    DEFERRED: 'The relay asked to try again later.',
    SENT: 'Accepted by a relay, or put into an inbox.',
    BOUNCED: 'The address was refused.',
    FAILED: 'Could not be sent.',
    SKIPPED: 'Deliberately not sent; see the reason.',
    CANCELED: 'The shipment was canceled before its turn came.',
  }),
});

registerEnumType(DeliveryReason, {
  name: 'DeliveryReason',
  description: 'Why a delivery was skipped, deferred, bounced or failed.',
  valuesConfig: described<DeliveryReason>({
    NO_ADDRESS: 'The user has no e-mail address.',
    UNSUBSCRIBED: 'The user, or the address, opted out of the channel.',
    SUPPRESSED: 'The address bounced for good or complained earlier.',
    HELD: 'The hold of the settings lets only certain addresses through.',
    DUPLICATE_ADDRESS: 'Another user with the same address is in this shipment.',
    ALREADY_RECEIVED: 'The user got this campaign before, and the launch asked to skip such users.',
    UNKNOWN_MAILBOX: 'The relay says that the mailbox or the domain does not exist.',
    ADDRESS_REFUSED: 'The relay refused the address.',
    MESSAGE_REFUSED: 'The relay refused the message.',
    TOO_LARGE: 'The message is larger than the relay takes.',
    NEEDS_SMTPUTF8: 'The address has characters that the relay cannot take.',
    TRY_LATER: 'The relay asked to try again later.',
    CONNECTION_LOST: 'The connection ended while the message was on its way.',
    SENDER_REFUSED: 'No relay takes mail from the sender.',
    RENDERING: 'The message could not be made for this user.',
    GAVE_UP: 'It was tried for as long as it may be.',
  }),
});

registerEnumType(DeliveryEventKind, {
  name: 'DeliveryEventKind',
  description: 'What happened to a delivery.',
  valuesConfig: described<DeliveryEventKind>({
    DEFERRED: 'A try failed; another follows.',
    BOUNCED: 'The address was refused.',
    FAILED: 'Sending failed for good.',
    OPENED: 'The message was opened.',
    CLICKED: 'A link was clicked.',
    COMPLAINED: 'Reported as spam.',
    UNSUBSCRIBED: 'The user opted out through this message.',
  }),
});
