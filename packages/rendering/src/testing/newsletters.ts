import type { AttributeDeclaration } from '@chasqui/domain';
import type { VariableCatalog } from '../variables/variable-catalog.js';

const declare = (
  key: string,
  type: AttributeDeclaration['type'],
  choices: string[] = [],
): AttributeDeclaration => ({ key, label: key, type, choices });

export const CATALOG: VariableCatalog = {
  attributes: [
    declare('plan', 'CHOICE', ['seed', 'garden', 'orchard']),
    declare('city', 'TEXT'),
    declare('points', 'NUMBER'),
    declare('crops', 'LIST'),
    declare('site', 'TEXT'),
    declare('member', 'BOOLEAN'),
    declare('joined', 'DATE'),
    // Names that mean something to JavaScript or to Liquid.
    declare('constructor', 'TEXT'),
    declare('size', 'NUMBER'),
    declare('first', 'TEXT'),
  ],
};

/** Five variables and eight links that are counted; the mail is about 10 KB. */
export const SMALL_NEWSLETTER = `<mjml>
  <mj-head>
    <mj-title>Seeds &amp; soil: the week in the garden</mj-title>
    <mj-preview>{{ user.first_name | default: "Hello" }}, three things to sow before it rains.</mj-preview>
  </mj-head>
  <mj-body background-color="#f4f1ea">
    <mj-section background-color="#ffffff" padding="32px 24px">
      <mj-column>
        <mj-text font-size="24px" line-height="32px">Good morning, {{ user.first_name | default: "friend" }}</mj-text>
        <mj-text font-size="16px" line-height="24px">
          <p>You are on the <strong>{{ user.attributes.plan }}</strong> plan and have <b>{{ user.attributes.points }}</b> points. This week in {{ user.attributes.city | default: "your town" }}: beans, chard and a bed of <a href="https://beds.example.com/marigold?ref=w1&amp;kind=1">marigolds</a>.</p>
          <p>The <a href="https://beds.example.com/calendar">calendar</a> says that the moon is right, and the <a href="https://beds.example.com/weather">weather</a> agrees for once.</p>
        </mj-text>
        <mj-button background-color="#3c6e47" href="https://beds.example.com/order?from=weekly">Order seeds</mj-button>
        <mj-text font-size="14px" line-height="20px">Read on: <a href="https://beds.example.com/soil">what soil wants</a>, <a href="https://beds.example.com/water">how much water</a>, <a href="https://beds.example.com/pests">who eats what</a>, <a href="https://beds.example.com/tools">good tools</a>. Not for you, {{ user.last_name }}? <a href="{{ unsubscribe_url }}">Leave</a>.</mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`;

const story = (place: number): string => `
    <mj-section background-color="#ffffff" padding="8px 24px" css-class="card">
      <mj-column width="40%" vertical-align="middle">
        <mj-image src="https://pictures.example.com/w/${place}.jpg" alt="Bed number ${place} in the morning light" border-radius="6px" href="https://beds.example.com/stories/${place}" />
      </mj-column>
      <mj-column width="60%">
        <mj-text font-size="18px" line-height="26px" font-weight="700">Bed number ${place}: what grew, what did not</mj-text>
        <mj-text>The rows nearest to the wall did best this year — warmth comes back out of the stone at night, long after the sun has left. We lost the first sowing to the frost of the ninth of May and had to begin again; “plant late, eat early”, as they say here, and for once they were right.</mj-text>
      </mj-column>
    </mj-section>`;

/** Five variables, two conditions and eight links that are counted; the mail is about 35 KB. */
export const LARGE_NEWSLETTER = `<mjml lang="en">
  <mj-head>
    <mj-title>The garden year</mj-title>
    <mj-preview>{{ user.first_name | default: "Hello" }}, your {{ user.attributes.plan }} year in pictures.</mj-preview>
    <mj-attributes>
      <mj-all font-family="Georgia, 'Times New Roman', serif" />
      <mj-text font-size="16px" line-height="25px" color="#2b2a27" />
      <mj-class name="small" font-size="13px" line-height="20px" color="#6b675f" />
    </mj-attributes>
    <mj-style inline="inline">a { color: #3c6e47; }</mj-style>
    <mj-style>@media (prefers-color-scheme: dark) { .card, .card table { background: #1d231e !important; } .card div { color: #e9e6de !important; } }</mj-style>
  </mj-head>
  <mj-body background-color="#f4f1ea" width="640px">
    <mj-section padding="24px 0 8px">
      <mj-column><mj-text font-size="20px" font-weight="700">Beds &amp; Borders</mj-text></mj-column>
      <mj-column><mj-text align="right" mj-class="small"><a href="{{ web_version_url }}">Read in the browser</a></mj-text></mj-column>
    </mj-section>
    <mj-section background-color="#ffffff" padding="32px 24px 8px" css-class="card">
      <mj-column>
        <mj-text font-size="28px" line-height="36px">Thank you for this year, {{ user.first_name | default: "friend" }}</mj-text>
        <mj-text>You gardened{% if user.attributes.city %} in {{ user.attributes.city }}{% endif %} on the {{ user.attributes.plan }} plan and gathered {{ user.attributes.points | default: "no" }} points. {% if user.attributes.plan == "orchard" %}Your trees will be delivered in March.{% else %}There is <a href="https://beds.example.com/upgrade">room for a tree</a>.{% endif %}</mj-text>
        <mj-button align="left" background-color="#3c6e47" border-radius="6px" href="https://beds.example.com/year?plan={{ user.attributes.plan | url_encode }}&amp;from=mail">Your year in numbers</mj-button>
      </mj-column>
    </mj-section>${[1, 2, 3, 4, 5].map(story).join('')}
    <mj-section background-color="#ffffff" padding="8px 24px 32px" css-class="card">
      <mj-column>
        <mj-table>
          <tr><th align="left">Crop</th><th align="left">Sown</th><th align="right">Kilograms</th></tr>
          <tr><td>Beans</td><td>May</td><td align="right">31</td></tr>
          <tr><td>Chard</td><td>April</td><td align="right">54</td></tr>
          <tr><td>Leeks</td><td>March</td><td align="right">12</td></tr>
        </mj-table>
        <mj-divider border-width="1px" border-color="#e4e0d6" />
        <mj-text mj-class="small">Questions, {{ user.last_name }}? Write to <a href="mailto:hello@beds.example.com?subject=The%20year">hello@beds.example.com</a>, call <a href="tel:+56225550123">+56 2 2555 0123</a> or read <a href="https://beds.example.com/help">our help pages</a>.</mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`;
