import { styled } from '@mui/material/styles';
import { LANGUAGES, useLanguage, type Language } from '../../i18n/index.js';

/** The languages by their own names, for who cannot read the one on the screen. */
export function LanguageLinks({ label }: { label: string }) {
  const { language, choose } = useLanguage();
  return (
    <Links aria-label={label}>
      {(Object.keys(LANGUAGES) as Language[]).map(code => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-current={code === language || undefined}
          onClick={() => void choose(code)}
        >
          {LANGUAGES[code]}
        </button>
      ))}
    </Links>
  );
}

const Links = styled('nav')(({ theme }) => ({
  display: 'flex',
  gap: theme.spacing(2),
  '& > button': {
    ...theme.typography.caption,
    padding: theme.spacing(0.5, 0),
    border: 0,
    background: 'none',
    color: theme.vars.palette.text.secondary,
    cursor: 'pointer',
    '&:hover': { color: theme.vars.palette.text.primary },
    '&[aria-current]': {
      color: theme.vars.palette.text.primary,
      fontWeight: theme.typography.fontWeightMedium,
    },
  },
}));
