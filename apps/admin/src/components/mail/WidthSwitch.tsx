import DesktopWindowsOutlined from '@mui/icons-material/DesktopWindowsOutlined';
import SmartphoneOutlined from '@mui/icons-material/SmartphoneOutlined';
import { styled } from '@mui/material/styles';
import { useTexts } from '../../i18n/index.js';
import { ChoiceChips } from '../filters/ChoiceChips.js';
import { componentTexts } from '../texts.js';

/** The two widths at which a mail is looked at, in CSS pixels. */
export const PREVIEW_WIDTHS = { desktop: 640, phone: 375 } as const;
export type PreviewWidth = keyof typeof PREVIEW_WIDTHS;

/** Switches a preview between a desk and a phone; give `PREVIEW_WIDTHS[value]` to the `SandboxedHtml`. */
export function WidthSwitch({
  value,
  onChange,
}: {
  value: PreviewWidth;
  onChange: (value: PreviewWidth) => void;
}) {
  const say = useTexts(componentTexts);
  return (
    <OnWideScreens>
      <ChoiceChips
        label={say('previewWidth')}
        value={value}
        onChange={onChange}
        choices={[
          { value: 'desktop', label: say('desktop'), icon: <DesktopWindowsOutlined aria-hidden /> },
          { value: 'phone', label: say('phone'), icon: <SmartphoneOutlined aria-hidden /> },
        ]}
      />
    </OnWideScreens>
  );
}

/** A phone has one width only. */
const OnWideScreens = styled('span')(({ theme }) => ({
  display: 'contents',
  [theme.breakpoints.down('sm')]: { display: 'none' },
}));
