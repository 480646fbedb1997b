import CheckOutlined from '@mui/icons-material/CheckOutlined';
import ContentCopyOutlined from '@mui/icons-material/ContentCopyOutlined';
import { useEffect, useState } from 'react';
import { useTexts } from '../../i18n/index.js';
import { componentTexts } from '../texts.js';
import { IconButton } from './IconButton.js';
import { VisuallyHidden } from './VisuallyHidden.js';

const SAID_FOR_MS = 2000;

/** Copies `text`; `label` names what is copied ("Copy the address"). Says that it did, or that the browser refused. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const say = useTexts(componentTexts);
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);

  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('refused'),
    );
  const said = outcome === null ? '' : say(outcome === 'copied' ? 'copied' : 'copyRefused');
  return (
    <>
      <IconButton small label={label} hint={said || label} onClick={() => void copy()}>
        {outcome === 'copied' ? <CheckOutlined aria-hidden /> : <ContentCopyOutlined aria-hidden />}
      </IconButton>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </>
  );
}
