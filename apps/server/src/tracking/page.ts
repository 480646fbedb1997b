import type { UiLanguage } from '@chasqui/domain';

/** Escapes a value for text and for attributes in double quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}

export interface PublicPage {
  language: UiLanguage;
  organisation: string;
  title: string;
  /** HTML whose values are escaped already. */
  body: string;
}

/** A public page: one column, no script, the organisation's name first. */
export function publicPage({ language, organisation, title, body }: PublicPage): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(organisation === '' ? title : `${title} · ${organisation}`)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${organisation === '' ? '' : `<p class="organisation">${escapeHtml(organisation)}</p>`}
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`;
}

const STYLE = `
:root { --paper: #faf8f5; --surface: #fff; --line: #e7e2db; --ink: #1d2126; --muted: #5d6670; --accent: #b4431f; --on-accent: #fff; --good: #1e6b4a; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14161a; --surface: #1b1e23; --line: #2c3138; --ink: #eceae6; --muted: #a3abb5; --accent: #f0906a; --on-accent: #1b1e23; --good: #7fc8a4; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.6 system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
main { max-width: 560px; margin: 0 auto; padding: 64px 24px; }
.organisation { margin: 0 0 32px; font-weight: 600; }
h1 { margin: 0 0 16px; font-size: 26px; line-height: 1.3; font-weight: 600; }
p { margin: 0 0 16px; }
.muted { color: var(--muted); font-size: 15px; }
form { margin: 24px 0; }
button { font: inherit; font-weight: 600; padding: 12px 24px; min-height: 44px; border: 0; border-radius: 8px; background: var(--accent); color: var(--on-accent); cursor: pointer; }
button.quiet { background: transparent; color: var(--ink); border: 1px solid var(--line); }
button:focus-visible, a:focus-visible, input:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
a { color: var(--accent); }
fieldset { margin: 0 0 24px; padding: 0; border: 0; }
label.switch { display: flex; gap: 16px; align-items: flex-start; padding: 16px; border: 1px solid var(--line); border-radius: 8px; background: var(--surface); margin-bottom: 8px; cursor: pointer; }
label.switch input { width: 20px; height: 20px; margin: 3px 0 0; accent-color: var(--accent); }
label.switch strong { display: block; font-weight: 600; }
.done { color: var(--good); font-weight: 600; }
`;

/** What a public page may load: nothing but its own style. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
} as const;

/** For HTML that members wrote: no script, no frame, no form, nothing from our origin but images. */
export function memberHtmlHeaders(publicUrl: string): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'private, no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'content-security-policy': `sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation; default-src 'none'; img-src https: data: 'self' ${new URL(publicUrl).origin}; style-src 'unsafe-inline'; font-src data:`,
  };
}
