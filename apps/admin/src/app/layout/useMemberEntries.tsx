import DarkModeOutlined from '@mui/icons-material/DarkModeOutlined';
import LightModeOutlined from '@mui/icons-material/LightModeOutlined';
import LogoutOutlined from '@mui/icons-material/LogoutOutlined';
import SettingsBrightnessOutlined from '@mui/icons-material/SettingsBrightnessOutlined';
import { useColorScheme } from '@mui/material/styles';
import type { MenuEntry } from '../../components/menu/entries.js';
import { LANGUAGES, useLanguage, useTexts, type Language } from '../../i18n/index.js';
import { appTexts } from '../texts.js';

const MODES = [
  { mode: 'system', icon: <SettingsBrightnessOutlined aria-hidden /> },
  { mode: 'light', icon: <LightModeOutlined aria-hidden /> },
  { mode: 'dark', icon: <DarkModeOutlined aria-hidden /> },
] as const;

/** What the member's menu offers: light or dark, the language, the way out. */
export function useMemberEntries(onSignOut: () => void): MenuEntry[] {
  const say = useTexts(appTexts);
  const { mode: current = 'system', setMode } = useColorScheme();
  const { language, choose } = useLanguage();
  return [
    { kind: 'heading', label: say('appearance') },
    ...MODES.map(({ mode, icon }) => ({
      kind: 'choice' as const,
      label: say(mode),
      icon,
      chosen: mode === current,
      onSelect: () => setMode(mode),
    })),
    { kind: 'heading', label: say('language') },
    ...(Object.keys(LANGUAGES) as Language[]).map(code => ({
      kind: 'choice' as const,
      label: LANGUAGES[code],
      chosen: code === language,
      onSelect: () => void choose(code),
    })),
    { kind: 'line' },
    { label: say('signOut'), icon: <LogoutOutlined aria-hidden />, onSelect: onSignOut },
  ];
}
