import { styled } from '@mui/material/styles';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../../i18n/index.js';
import { ChoiceChips } from '../filters/ChoiceChips.js';
import { componentTexts } from '../texts.js';
import { WidthSwitch, type PreviewWidth } from './WidthSwitch.js';

/** How a mail is looked at: give it to a `MailSheet`, and show the switches where there is room. */
export interface MailLook {
  part: 'html' | 'text';
  width: PreviewWidth;
  switches: ReactNode;
}

/** Lets one switch between a mail's HTML and its text, and between a desk and a phone. */
export function useMailLook(): MailLook {
  const say = useTexts(componentTexts);
  const [part, setPart] = useState<MailLook['part']>('html');
  const [width, setWidth] = useState<PreviewWidth>('desktop');
  const switches = (
    <Switches>
      <ChoiceChips
        label={say('mailPart')}
        value={part}
        onChange={setPart}
        choices={[
          { value: 'html', label: say('mailHtml') },
          { value: 'text', label: say('mailText') },
        ]}
      />
      <WidthSwitch value={width} onChange={setWidth} />
    </Switches>
  );
  return { part, width, switches };
}

const Switches = styled('div')(({ theme }) => ({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }));
