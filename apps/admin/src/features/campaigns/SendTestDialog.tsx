import { LIMITS, parseEmailAddress } from '@chasqui/domain';
import { useMutation } from '@apollo/client/react';
import { styled } from '@mui/material/styles';
import { useRef, useState } from 'react';
import { useRefusalWords, type RefusalWords } from '../../api/useRefusalWords.js';
import { Button } from '../../components/bits/Button.js';
import { Dialog } from '../../components/dialogs/Dialog.js';
import type { Pick } from '../../components/form/PickField.js';
import { TextField } from '../../components/form/TextField.js';
import { useToasts } from '../../components/toasts/ToastProvider.js';
import { graphql } from '../../gql/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { useMember } from '../session/index.js';
import { UserPicker } from '../users/index.js';
import type { CampaignStatus } from './campaign-status.js';
import type en from './locales/en.js';
import { addressesIn, addressOf } from './test-addresses.js';
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
  const [whomError, setWhomError] = useState<string>();
  const [refusal, setRefusal] = useState<RefusalWords>();
  const [sendTest, { loading }] = useMutation(SEND_TEST);
  const to = useRef<HTMLInputElement & HTMLTextAreaElement>(null);

  const addresses = addressesIn(written);
  const count = isMail ? addresses.length : users.length;
  const refuseWhom = (error: string) => {
    setWhomError(error);
    to.current?.focus();
  };
  const submit = async () => {
    if (count === 0) return;
    setRefusal(undefined);
    const wrong = isMail ? wrongIn(addresses, say) : undefined;
    if (wrong !== undefined) {
      refuseWhom(wrong);
      return;
    }
    const whom = isMail ? { addresses, asUserId: as[0]?.id ?? null } : { userIds: users.map(({ id }) => id) };
    try {
      await sendTest({ variables: { input: { campaignId: campaign.id, ...whom } } });
      toasts.show({ tone: 'good', text: say('testSent', { count }) });
      onClose();
    } catch (error) {
      const words = refusalWords(error);
      const ofWhom = words.fields.filter(({ path }) => /^(addresses|userIds)\b/.test(path));
      const rest = words.fields.filter(field => !ofWhom.includes(field));
      if (ofWhom.length > 0) refuseWhom(ofWhom.map(field => aboutAddress(field, addresses, say)).join(' '));
      if (ofWhom.length === 0 || rest.length > 0) setRefusal({ ...words, fields: rest });
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
        {refusal && <Trouble title={say('notSendable')} words={refusal} />}
        <p>{say(isMail ? 'testMailHelp' : 'testNotificationHelp')}</p>
        {isMail ? (
          <>
            <TextField
              label={say('testAddresses')}
              help={say('testAddressesHelp', { count: LIMITS.testAddresses })}
              error={whomError}
              value={written}
              onChange={text => {
                setWritten(text);
                setWhomError(undefined);
              }}
              autoComplete="off"
              ref={to}
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
          <UserPicker
            label={say('testUsers')}
            error={whomError}
            value={users}
            onChange={chosen => {
              setUsers(chosen);
              setWhomError(undefined);
            }}
          />
        )}
      </Body>
    </Dialog>
  );
}

/** What can be said of the addresses without asking the server. */
function wrongIn(addresses: readonly string[], say: Say<typeof en>): string | undefined {
  const wrong = addresses.filter(address => !parseEmailAddress(address).ok);
  if (wrong.length > 0) {
    const quoted = wrong.map(address => say('quoted', { words: address }));
    return say('testAddressesWrong', { count: wrong.length, addresses: quoted.join(', ') });
  }
  return addresses.length > LIMITS.testAddresses
    ? say('testTooMany', { count: LIMITS.testAddresses })
    : undefined;
}

/** What the server said of one address, with the address. */
function aboutAddress(
  { path, message }: { path: string; message: string },
  addresses: readonly string[],
  say: Say<typeof en>,
): string {
  const address = addressOf(path, addresses);
  return address === undefined ? message : `${say('quoted', { words: address })}: ${message}`;
}

const Body = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: theme.spacing(2.5),
  '& > p': { color: theme.vars.palette.text.secondary },
}));
