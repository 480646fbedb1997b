import { useEffect, useEffectEvent, useState } from 'react';
import ConfirmDialog from '../components/dialogs/ConfirmDialog.js';
import { useToasts } from '../components/toasts/ToastProvider.js';
import { CampaignListScene } from './CampaignListScene.js';

const nothing = () => undefined;

export function DialogScene() {
  const [open, setOpen] = useState(true);
  return (
    <>
      <CampaignListScene />
      {open && (
        <ConfirmDialog
          title="Delete “Spring sale 2026”?"
          explanation="Nothing of it can be recovered. It goes together with:"
          goes={['3 shipments', '41,204 deliveries', 'all of its figures']}
          confirm="Delete campaign"
          keep="Keep it"
          tone="bad"
          onConfirm={nothing}
          onKeep={() => setOpen(false)}
        />
      )}
    </>
  );
}

export function TypedDialogScene() {
  return (
    <>
      <CampaignListScene />
      <ConfirmDialog
        title="Erase 12,410 users?"
        explanation="Their deliveries stay as “Erased user”, without address or values. This cannot be taken back."
        confirm="Erase users"
        keep="Keep them"
        tone="bad"
        typed="erase"
        onConfirm={nothing}
        onKeep={nothing}
      />
    </>
  );
}

export function ToastsScene() {
  const toasts = useToasts();
  const show = useEffectEvent(() => {
    toasts.show({
      key: 'a',
      text: 'Chasqui cannot be reached right now. What you entered is kept.',
      tone: 'bad',
      seconds: 60,
    });
    toasts.show({ key: 'b', text: 'Test sent to ana@example.org', tone: 'good', seconds: 60 });
    toasts.show({ key: 'c', text: 'Spring sale 2026 is on its way', undo: nothing });
  });
  useEffect(() => show(), []);
  return <CampaignListScene />;
}
