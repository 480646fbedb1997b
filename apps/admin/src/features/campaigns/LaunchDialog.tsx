import { useMutation } from '@apollo/client/react';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useRefusalWords, type RefusalWords } from '../../api/useRefusalWords.js';
import { Button } from '../../components/bits/Button.js';
import { Dialog } from '../../components/dialogs/Dialog.js';
import { CheckboxField } from '../../components/form/CheckboxField.js';
import { ChoiceField } from '../../components/form/ChoiceField.js';
import { Notice } from '../../components/states/Notice.js';
import { DateTimePicker } from '../../components/time/DateTimePicker.js';
import { useToasts } from '../../components/toasts/ToastProvider.js';
import { graphql } from '../../gql/index.js';
import { formatExact, useLanguage, useTexts } from '../../i18n/index.js';
import { AudienceWords, useAudience } from './AudienceSummary.js';
import type { CampaignStatus } from './campaign-status.js';
import { SubjectMissing } from './SubjectMissing.js';
import { campaignTexts } from './texts.js';
import { apartFromTime } from './apart-from-time.js';
import { Trouble } from './Trouble.js';
import { useSteerShipment } from './useSteerShipment.js';

const LAUNCH = graphql(`
  mutation LaunchCampaign($input: LaunchCampaignInput!) {
    launchCampaign(input: $input) {
      ...ShipmentLive
    }
  }
`);

export interface LaunchDialogProps {
  campaign: CampaignStatus;
  timeZone: string;
  onClose: () => void;
}

/** The decision to send: when, to how many, and who is left out. */
export default function LaunchDialog({ campaign, timeZone, onClose }: LaunchDialogProps) {
  const say = useTexts(campaignTexts);
  const [when, setWhen] = useState<'now' | 'later'>('now');
  const [scheduleAt, setScheduleAt] = useState<string | null>(null);
  const [skipAlreadyReached, setSkip] = useState(false);
  const [openedAt] = useState(() => new Date());
  const { audience, loading, error } = useAudience({ campaignId: campaign.id, skipAlreadyReached });
  const { launch, launching, refusal, forgetRefusal } = useLaunch(campaign, timeZone, onClose);
  const audienceRefusal = useRefusalWords();

  const nobody = audience?.reached === 0;
  const hasSubject = campaign.subject.trim() !== '';
  const ready =
    hasSubject && audience !== undefined && !error && (when === 'now' ? !nobody : scheduleAt !== null);
  const { timeFault, rest } = apartFromTime(refusal);
  const trouble = rest ?? (error ? audienceRefusal(error) : undefined);
  const submit = () => {
    if (ready) void launch({ scheduleAt: when === 'now' ? null : scheduleAt, skipAlreadyReached });
  };
  return (
    <Dialog
      title={say('launchTitle', { name: campaign.name })}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button type="submit" kind="filled" loading={launching} disabled={!ready}>
            {when === 'later' ? say('schedule') : say('sendTo', { count: audience?.reached ?? 0 })}
          </Button>
        </>
      }
    >
      <Body>
        {trouble && <Trouble title={say('notSendable')} words={trouble} />}
        {!hasSubject && <SubjectMissing campaignId={campaign.id} />}
        {audience && <AudienceWords audience={audience} busy={loading} say={say} />}
        {nobody && when === 'now' && <Notice tone="warn">{say('nobodyToReach')}</Notice>}
        <ChoiceField
          label={say('when')}
          value={when}
          onChange={setWhen}
          choices={[
            { value: 'now', label: say('now'), help: say('nowHelp') },
            { value: 'later', label: say('later'), help: say('laterHelp') },
          ]}
        />
        {when === 'later' && (
          <DateTimePicker
            label={say('dateAndTime')}
            value={scheduleAt}
            onChange={time => {
              setScheduleAt(time);
              forgetRefusal();
            }}
            timeZone={timeZone}
            min={openedAt}
            error={timeFault}
          />
        )}
        {campaign.figures.shipments > 0 && (
          <CheckboxField label={say('skipReached')} checked={skipAlreadyReached} onChange={setSkip} />
        )}
      </Body>
    </Dialog>
  );
}

function useLaunch(campaign: CampaignStatus, timeZone: string, onClose: () => void) {
  const say = useTexts(campaignTexts);
  const { locale } = useLanguage();
  const toasts = useToasts();
  const refusalWords = useRefusalWords();
  const { undo } = useSteerShipment();
  // One dialog launches once, however often its answer is lost on the way.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [mutate, { loading }] = useMutation(LAUNCH, {
    refetchQueries: ['CampaignStatus', 'CampaignShipments'],
    awaitRefetchQueries: true,
  });
  const [refusal, setRefusal] = useState<RefusalWords>();

  const launch = async (how: { scheduleAt: string | null; skipAlreadyReached: boolean }) => {
    setRefusal(undefined);
    try {
      const { data } = await mutate({
        variables: { input: { campaignId: campaign.id, idempotencyKey, ...how } },
      });
      const shipment = data?.launchCampaign;
      if (!shipment) return;
      onClose();
      if (shipment.scheduledAt) {
        const when = formatExact(new Date(shipment.scheduledAt), locale, timeZone);
        toasts.show({ tone: 'good', text: say('scheduledToast', { when }) });
      } else {
        toasts.show({
          key: 'launch',
          text: say('launchedToast', { name: campaign.name }),
          undo: () => void undo(shipment.id),
          ...(shipment.startsAt && { until: new Date(shipment.startsAt) }),
        });
      }
    } catch (error) {
      setRefusal(refusalWords(error));
    }
  };
  return { launch, launching: loading, refusal, forgetRefusal: () => setRefusal(undefined) };
}

const Body = styled('div')(({ theme }) => ({ display: 'grid', gap: theme.spacing(2.5) }));
