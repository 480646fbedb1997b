import { styled } from '@mui/material/styles';
import { useTexts } from '../../i18n/index.js';
import { settingsTexts } from './texts.js';

export interface FooterPreviewProps {
  organisation: string;
  postalAddress: string;
  text: string;
  /** `en` or `es`: the links are said in the language of the mails, whatever the member speaks. */
  language: string;
}

/** The footer as mails have it (`packages/rendering`, `mjml/footer.ts`): organisation, address, text, the way out. */
export function FooterPreview({ organisation, postalAddress, text, language }: FooterPreviewProps) {
  const say = useTexts(settingsTexts);
  const spanish = language === 'es';
  return (
    <figure>
      <Caption>{say('footerPreview')}</Caption>
      <Paper lang={language} data-footer>
        {organisation.trim() !== '' && <strong>{organisation}</strong>}
        {[...footerLines(postalAddress), ...footerLines(text)].map(({ line, place }) => (
          <span key={place}>{line}</span>
        ))}
        <span>
          <u>{say(spanish ? 'footerUnsubscribeEs' : 'footerUnsubscribeEn')}</u>
          {' · '}
          <u>{say(spanish ? 'footerPreferencesEs' : 'footerPreferencesEn')}</u>
        </span>
      </Paper>
    </figure>
  );
}

/** A text's lines without the empty ones, which the footer leaves out. */
function footerLines(text: string): { line: string; place: string }[] {
  return text
    .split(/\r\n|[\r\n]/)
    .map((line, place) => ({ line: line.trim(), place: `${place} ${line}` }))
    .filter(({ line }) => line !== '');
}

const Caption = styled('figcaption')(({ theme }) => ({
  ...theme.typography.body2,
  marginBottom: theme.spacing(0.75),
  fontWeight: theme.typography.fontWeightMedium,
}));

const Paper = styled('div')(({ theme }) => ({
  ...theme.typography.caption,
  display: 'grid',
  justifyItems: 'center',
  padding: theme.spacing(3),
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: theme.size.radius,
  backgroundColor: theme.vars.palette.background.paper,
  color: theme.vars.palette.text.secondary,
  textAlign: 'center',
  overflowWrap: 'anywhere',
}));
