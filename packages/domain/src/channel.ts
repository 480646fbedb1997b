/** The way a message reaches a user. */
export const Channel = {
  EMAIL: 'EMAIL',
  NOTIFICATION: 'NOTIFICATION',
} as const;
export type Channel = (typeof Channel)[keyof typeof Channel];
