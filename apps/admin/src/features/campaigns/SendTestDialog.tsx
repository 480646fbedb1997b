import { useMutation } from '@apollo/client/react';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useRefusalWords, type RefusalWords } from '../../api/useRefusalWords.js';
import { Button } from '../../components/bits/Button.js';
import { Dialog } from '../../components/dialogs/Dialog.js';
import type { Pick } from '../../components/form/PickField.js';
import { TextField } from '../../components/form/TextField.js';
import { useToasts } from '../../components/toasts/ToastProvider.js';
import { graphql } from '../../gql/index.js';
import { useTexts } from '../../i18n/index.js';
import { useMember } from '../session/index.js';
import { UserPicker } from '../users/index.js';
import type { CampaignStatus } from './campaign-status.js';
import { campaignTexts } from './texts.js';
import { Trouble } from './Trouble.js';

const SEND_TEST = graphql(`
  mutation SendTest($input: SendTestInput!) {
    sendTest(input: $input) {
      id
    }
  }
`);

/** Sends the message as it is now to a few addresses or inboxes; tests never count. */
export default function SendTestDialog({
  campaign,
  onClose,
}: {
  campaign: CampaignStatus;
  onClose: () => void;
}) {
  const say = useTexts(campaignTexts);
  const toasts = useToasts();
  const refusalWords = useRefusalWords();
  const isMail = campaign.channel === 'EMAIL';
  const [written, setWritten] = useState(useMember().email);
  const [as, setAs] = useState<readonly Pick[]>([]);
  const [users, setUsers] = useState<readonly Pick[]>([]);
  const [refusal, setRefusal] = useState<RefusalWords>();
  const [sendTest, { loading }] = useMutation(SEND_TEST);

  const addresses = written.split(/[\s,;]+/).filter(address => address !== '');
  const count = isMail ? addresses.length : users.length;
  const submit = async () => {
    if (count === 0) return;
    const whom = isMail ? { addresses, asUserId: as[0]?.id ?? null } : { userIds: users.map(({ id }) => id) };
    try {
      await sendTest({ variables: { input: { campaignId: campaign.id, ...whom } } });
      toasts.show({ tone: 'good', text: say('testSent', { count }) });
      onClose();
    } catch (error) {
      setRefusal(refusalWords(error));
    }
  };
  return (
    <Dialog
      title={say('testTitle')}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button type="submit" kind="filled" loading={loading} disabled={count === 0}>
            {say('sendTest')}
          </Button>
        </>
      }
    >
      <Body>
        {refusal && <Trouble words={refusal} />}
        <p>{say('testHelp')}</p>
        {isMail ? (
          <>
            <TextField
              label={say('testAddresses')}
              help={say('testAddressesHelp')}
              value={written}
              onChange={setWritten}
              autoComplete="off"
            />
            <UserPicker
              single
              optional
              label={say('testAs')}
              help={say('testAsHelp')}
              value={as}
              onChange={setAs}
            />
          </>
        ) : (
          <UserPicker label={say('testUsers')} value={users} onChange={setUsers} />
        )}
      </Body>
    </Dialog>
  );
}

const Body = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: theme.spacing(2.5),
  '& > p': { color: theme.vars.palette.text.secondary },
}));
