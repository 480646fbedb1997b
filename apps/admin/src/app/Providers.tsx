import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { LanguageProvider, type Language } from '../i18n/index.js';
import { MODE_KEY, theme } from './theme/theme.js';

/** Theme and language: what the sign-in page and the app share. */
export function Providers({ language, children }: { language: Language; children: ReactNode }) {
  return (
    <ThemeProvider theme={theme} modeStorageKey={MODE_KEY} disableTransitionOnChange noSsr>
      <CssBaseline enableColorScheme />
      <LanguageProvider initial={language}>{children}</LanguageProvider>
    </ThemeProvider>
  );
}
