import { useState } from 'react';
import { CodeEditor } from '../components/code/CodeEditor.js';
import { MailThumbnail } from '../components/mail/MailThumbnail.js';
import { SandboxedHtml } from '../components/mail/SandboxedHtml.js';
import { PREVIEW_WIDTHS, WidthSwitch, type PreviewWidth } from '../components/mail/WidthSwitch.js';
import { Page } from '../components/page/Page.js';
import { PageHeader } from '../components/page/PageHeader.js';
import { Section, Surface } from '../components/page/Section.js';

const html = `<!doctype html><html><body style="margin:0;background:#f2efe9;font-family:Georgia,serif;color:#222">
<div style="max-width:600px;margin:0 auto;background:#fff;padding:40px">
<h1 style="margin:0 0 16px;font-size:30px">The spring sale is here</h1>
<p style="line-height:1.6">Dear Ana, everything that grows is a fifth off until Sunday.</p>
<p><a href="https://example.org" style="display:inline-block;padding:12px 20px;background:#B4431F;color:#fff;border-radius:6px;text-decoration:none">See what is new</a></p>
<script>document.body.textContent = 'A script ran';</script>
</div></body></html>`;

const mjml = `<mjml>
  <mj-body background-color="#f2efe9">
    <!-- The greeting -->
    <mj-section>
      <mj-column>
        <mj-text font-size="30px">The spring sale is here</mj-text>
        <mj-text>Dear {{ user.first_nam }}, everything that grows
          is a fifth off until Sunday.</mj-text>
        {% if user.attributes.vip %}
        <mj-button href="{{ web_version_url }}">See what is new</mj-button>
        {% endif %}
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`;

export function MailScene() {
  const [width, setWidth] = useState<PreviewWidth>('desktop');
  const [source, setSource] = useState(mjml);
  return (
    <Page>
      <PageHeader title="Mails and their source" action={<WidthSwitch value={width} onChange={setWidth} />} />
      <Section title="Preview" about="Scripts do not run and links lead nowhere.">
        <SandboxedHtml title="Preview" html={html} width={PREVIEW_WIDTHS[width]} />
      </Section>
      <Section title="Thumbnails" framed={false}>
        <div
          style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))', gap: 16 }}
        >
          {['Letter', 'Offer', 'Plain'].map(name => (
            <Surface key={name} style={{ padding: 0, overflow: 'hidden' }}>
              <MailThumbnail name={name} html={html} />
              <p style={{ padding: 12 }}>{name}</p>
            </Surface>
          ))}
        </div>
      </Section>
      <Section title="Source" framed={false}>
        <CodeEditor
          label="MJML of Spring sale"
          value={source}
          onChange={setSource}
          height="360px"
          problems={[
            {
              line: 7,
              severity: 'error',
              message: 'user.first_nam is no variable. Did you mean user.first_name?',
            },
            { line: 10, severity: 'warning', message: 'The button has no text for screen readers.' },
          ]}
        />
      </Section>
    </Page>
  );
}
