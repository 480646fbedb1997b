/** What a new mail begins with where no template is chosen. */
export const BLANK_MJML = `<mjml>
  <mj-head>
    <mj-attributes>
      <mj-all font-family="Helvetica, Arial, sans-serif" />
      <mj-text font-size="16px" line-height="26px" color="#1d2126" />
    </mj-attributes>
  </mj-head>
  <mj-body background-color="#ffffff" width="600px">
    <mj-section padding="40px 24px">
      <mj-column>
        <mj-text font-size="26px" line-height="34px" font-weight="600">Hello {{ user.first_name | default: "there" }}</mj-text>
        <mj-text>Write your message here.</mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`;
