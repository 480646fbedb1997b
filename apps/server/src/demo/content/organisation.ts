/** The demo's invented organisation: a coffee roaster with a small café on the north coast of Spain. */
export const demoOrganisation = {
  name: 'Norte & Mar',
  postalAddress: 'Muelle Viejo 3\n33999 Puerto Claro\nAsturias, Spain',
  language: 'en',
  timeZone: 'Europe/Madrid',
  senders: [
    { name: 'Norte & Mar', address: 'hello@norteymar.example.com', replyTo: null },
    { name: 'Inés from Norte & Mar', address: 'ines@norteymar.example.com', replyTo: null },
  ],
} as const;

/** Where the links of the demo's messages lead: a page that exists and is reserved for examples (RFC 2606). */
export const SITE = 'https://example.com';
