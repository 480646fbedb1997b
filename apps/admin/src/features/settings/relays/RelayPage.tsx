import { useQuery } from '@apollo/client/react';
import { LIMITS } from '@chasqui/domain';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { LoadError } from '../../../api/LoadError.js';
import { useRefusalWords, type RefusalWords } from '../../../api/useRefusalWords.js';
import { ButtonLink } from '../../../components/bits/ButtonLink.js';
import { FormPage } from '../../../components/form/FormPage.js';
import { FormWaiting } from '../../../components/form/FormWaiting.js';
import { SelectField } from '../../../components/form/SelectField.js';
import { SwitchField } from '../../../components/form/SwitchField.js';
import { TextField } from '../../../components/form/TextField.js';
import { useForm } from '../../../components/form/useForm.js';
import { Page } from '../../../components/page/Page.js';
import { PageHeader } from '../../../components/page/PageHeader.js';
import { EmptyState } from '../../../components/states/EmptyState.js';
import { useToasts } from '../../../components/toasts/ToastProvider.js';
import { useTexts, type Say } from '../../../i18n/index.js';
import type en from '../locales/en.js';
import { pathOf } from '../sections.js';
import { settingsTexts } from '../texts.js';
import { ConnectionTest } from './ConnectionTest.js';
import { DomainPacesField } from './DomainPacesField.js';
import {
  filled,
  inputOf,
  isCount,
  NEW_RELAY,
  RELAYS,
  toWritten,
  USUAL_PORT,
  type Relay,
  type WrittenRelay,
} from './relays.js';
import { useSaveRelay } from './useSaveRelay.js';

/** One relay as a form: a new one (`new`), or one that is there. */
export function RelayPage({ id }: { id: string }) {
  const say = useTexts(settingsTexts);
  const { data, error, refetch } = useQuery(RELAYS);
  const back = { to: pathOf('relays'), label: say('relays') };
  const relay = data?.relays.find(each => each.id === id && each.kind === 'SMTP');

  if (id === 'new') return <RelayForm stored={null} />;
  if (relay) return <RelayForm stored={relay} />;
  return (
    <Page>
      <PageHeader title={say('relays')} back={back} />
      {error && !data ? (
        <LoadError title={say('relaysNotLoaded')} error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <FormWaiting />
      ) : (
        <EmptyState drawing="nothingFound" action={<ButtonLink to={back.to}>{say('allRelays')}</ButtonLink>}>
          {say('relayGone')}
        </EmptyState>
      )}
    </Page>
  );
}

function RelayForm({ stored }: { stored: Relay | null }) {
  const say = useTexts(settingsTexts);
  const navigate = useNavigate();
  const toasts = useToasts();
  const refusalWords = useRefusalWords();
  const { create, update } = useSaveRelay();
  const back = { to: pathOf('relays'), label: say('relays') };
  // A port that somebody has chosen stays, whatever is chosen beside it.
  const [portIsChosen, setPortIsChosen] = useState(stored !== null);
  const form = useForm({
    initial: stored ? toWritten(stored) : NEW_RELAY,
    check: written => faultsOf(written, say),
    save: async written => {
      try {
        const input = inputOf(written);
        await (stored ? update({ id: stored.id, ...input }) : create(input));
      } catch (error) {
        return withLines(refusalWords(error), written, say);
      }
      toasts.show({ tone: 'good', text: say('relaySaved') });
      await navigate(back.to);
      return undefined;
    },
  });
  const { values, set } = form;
  const port = form.text('port');
  const isToken = values.auth === 'XOAUTH2';
  const chooseSecurity = (security: WrittenRelay['security']) => {
    set('security', security);
    if (!portIsChosen) set('port', USUAL_PORT[security]);
  };
  return (
    <FormPage form={form} title={stored?.name ?? say('newRelay')} back={back}>
      <TextField
        {...form.text('name')}
        label={say('relayName')}
        help={say('relayNameHelp')}
        maxLength={LIMITS.nameLength}
      />
      <TextField {...form.text('host')} label={say('host')} help={say('hostHelp')} />
      <SelectField
        {...form.text('security')}
        label={say('security')}
        help={say('securityHelp')}
        onChange={chooseSecurity}
        options={(['STARTTLS', 'TLS', 'NONE'] as const).map(value => ({
          value,
          label: say(`security${value}`),
        }))}
      />
      <TextField
        {...port}
        type="number"
        label={say('port')}
        onChange={value => {
          setPortIsChosen(true);
          port.onChange(value);
        }}
      />
      <SelectField
        {...form.text('auth')}
        label={say('auth')}
        help={isToken ? say('tokenHelp') : undefined}
        options={(['PASSWORD', 'XOAUTH2'] as const).map(value => ({ value, label: say(`auth${value}`) }))}
      />
      <TextField
        {...form.text('username')}
        label={say('username')}
        help={say('usernameHelp')}
        autoComplete="off"
        optional
      />
      <TextField
        {...form.text('password')}
        type="password"
        label={say(isToken ? 'accessToken' : 'password')}
        help={stored?.hasPassword === true ? say('passwordStored') : undefined}
        autoComplete="new-password"
        optional
      />
      <ConnectionTest id={stored?.id} written={values} />
      <TextField
        {...form.text('maxConnections')}
        type="number"
        label={say('maxConnections')}
        help={say('maxConnectionsHelp')}
      />
      <TextField
        {...form.text('maxPerSecond')}
        type="number"
        label={say('maxPerSecond')}
        help={say('maxPerSecondHelp')}
        optional
      />
      <DomainPacesField
        paces={values.domainPaces}
        error={form.errors.domainPaces}
        onChange={paces => set('domainPaces', paces)}
      />
      <SwitchField {...form.flag('enabled')} label={say('relayEnabled')} help={say('relayEnabledHelp')} />
    </FormPage>
  );
}

/** What is wrong with a pace is said with the line it stands in; lines that nothing was written in were not sent. */
function withLines(
  { message, fields }: RefusalWords,
  written: WrittenRelay,
  say: Say<typeof en>,
): RefusalWords {
  const sent = filled(written.domainPaces);
  return {
    message,
    fields: fields.map(({ path, message: words }) => {
      const pace = sent[Number(/^domainPaces\[(\d+)\]/.exec(path)?.[1])];
      if (!pace) return { path, message: words };
      const line = written.domainPaces.indexOf(pace) + 1;
      return { path, message: say('inPaceLine', { line, message: words }) };
    }),
  };
}

/** What can be said without asking the server. */
function faultsOf(written: WrittenRelay, say: Say<typeof en>) {
  const { name, host, port, maxConnections, maxPerSecond, domainPaces } = written;
  return {
    ...(name.trim() === '' && { name: say('relayNameMissing') }),
    ...(host.trim() === '' && { host: say('hostMissing') }),
    ...(!isCount(port) && { port: say('portWrong') }),
    ...(!isCount(maxConnections) && { maxConnections: say('countWrong') }),
    ...(maxPerSecond.trim() !== '' && !isCount(maxPerSecond) && { maxPerSecond: say('countWrong') }),
    ...(filled(domainPaces).some(({ domain, perSecond }) => domain.trim() === '' || !isCount(perSecond)) && {
      domainPaces: say('pacesWrong'),
    }),
  };
}
