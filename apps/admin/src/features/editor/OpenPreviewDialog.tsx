import { useState } from 'react';
import { Button } from '../../components/bits/Button.js';
import { Dialog } from '../../components/dialogs/Dialog.js';
import type { Pick } from '../../components/form/PickField.js';
import type { Channel } from '../../gql/graphql.js';
import { useTexts } from '../../i18n/index.js';
import { MessagePreview } from './MessagePreview.js';
import { editorTexts } from './texts.js';
import { usePreview } from './usePreview.js';

export interface PreviewDialogProps {
  name: string;
  channel: Channel;
  /** Which campaign or template. */
  what: { campaignId: string } | { templateId: string };
  sender?: string | undefined;
  preheader?: string | undefined;
  withSubject?: boolean;
  onClose: () => void;
}

/** The dialog itself; `PreviewDialog` fetches it when it is needed. */
export default function OpenPreviewDialog({ what, onClose, ...rest }: PreviewDialogProps) {
  const say = useTexts(editorTexts);
  const [as, setAs] = useState<readonly Pick[]>([]);
  const preview = usePreview({ ...what, userId: as[0]?.id ?? null });
  return (
    <Dialog
      wide
      title={say('previewOf', { name: rest.name })}
      onClose={onClose}
      actions={<Button onClick={onClose}>{say('close')}</Button>}
    >
      <MessagePreview {...rest} preview={preview} as={as} onAs={setAs} />
    </Dialog>
  );
}
