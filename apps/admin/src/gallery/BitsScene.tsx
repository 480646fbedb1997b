import AddOutlined from '@mui/icons-material/AddOutlined';
import CancelOutlined from '@mui/icons-material/CancelOutlined';
import CheckCircleOutlineOutlined from '@mui/icons-material/CheckCircleOutlineOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import HourglassEmptyOutlined from '@mui/icons-material/HourglassEmptyOutlined';
import PauseCircleOutlineOutlined from '@mui/icons-material/PauseCircleOutlineOutlined';
import SyncOutlined from '@mui/icons-material/SyncOutlined';
import type { ReactNode } from 'react';
import { Button } from '../components/bits/Button.js';
import { Checkbox } from '../components/bits/Checkbox.js';
import { CopyButton } from '../components/bits/CopyButton.js';
import { Initials } from '../components/bits/Initials.js';
import { Logo, LogoMark } from '../components/bits/Logo.js';
import { TagChips } from '../components/bits/TagChips.js';
import { TextLink } from '../components/bits/TextLink.js';
import { Page } from '../components/page/Page.js';
import { PageHeader } from '../components/page/PageHeader.js';
import { Section } from '../components/page/Section.js';
import { DRAWINGS } from '../components/states/drawings.js';
import { EmptyState } from '../components/states/EmptyState.js';
import { Notice } from '../components/states/Notice.js';
import { ProgressLine } from '../components/status/ProgressLine.js';
import { StatusChip } from '../components/status/StatusChip.js';
import { RelativeTime } from '../components/time/RelativeTime.js';

const Row = ({ children }: { children: ReactNode }) => (
  <div style={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 12, paddingBlock: 6 }}>
    {children}
  </div>
);
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);

export function BitsScene() {
  return (
    <Page>
      <PageHeader title="Small parts" status="Everything that other parts are made of" />
      <Section title="Buttons">
        <Row>
          <Button kind="filled" icon={<AddOutlined aria-hidden />}>
            New campaign
          </Button>
          <Button>Preview</Button>
          <Button kind="quiet">Cancel</Button>
          <Button kind="filled" tone="bad">
            Delete campaign
          </Button>
          <Button tone="bad">Delete</Button>
          <Button kind="filled" loading>
            Save
          </Button>
          <Button kind="filled" disabled>
            Save
          </Button>
          <Button disabled>Next</Button>
        </Row>
        <Row>
          <Button small kind="filled">
            Save
          </Button>
          <Button small>Next</Button>
          <Button small kind="quiet" tone="accent">
            Undo
          </Button>
          <Checkbox checked aria-label="On" onChange={() => undefined} />
          <Checkbox checked={false} mixed aria-label="Some" onChange={() => undefined} />
          <Checkbox checked={false} aria-label="Off" onChange={() => undefined} />
          <TextLink to="/users/1">Ana María Quispe</TextLink>
          <CopyButton text="ana@example.org" label="Copy the address" />
        </Row>
      </Section>
      <Section title="Status">
        <Row>
          <StatusChip icon={SyncOutlined} word="Sending" tone="accent" running />
          <StatusChip icon={CheckCircleOutlineOutlined} word="Completed" tone="good" />
          <StatusChip icon={HourglassEmptyOutlined} word="Deferred until 14:20" tone="warn" />
          <StatusChip icon={ErrorOutlineOutlined} word="Bounced" tone="bad" />
          <StatusChip icon={PauseCircleOutlineOutlined} word="Paused" tone="info" />
          <StatusChip icon={CancelOutlined} word="Canceled" />
        </Row>
        <div style={{ display: 'grid', gap: 16, maxWidth: 320, paddingTop: 12 }}>
          <ProgressLine label="Spring sale" share={0.41} ratePerSecond={312.4} secondsLeft={190} />
          <ProgressLine label="Spring sale" share={0.41} paused />
          <ProgressLine label="Spring sale" />
        </div>
      </Section>
      <Section title="Words, times, people" about="A date says its exact moment on hover and on focus.">
        <Row>
          <TagChips
            label="Tags"
            tags={['vip', 'newsletter', 'madrid', 'since 2019', 'wholesale', 'press', 'beta']}
          />
        </Row>
        <Row>
          <RelativeTime at={ago(3)} seconds />
          <RelativeTime at={ago(3)} />
          <RelativeTime at={ago(200)} />
          <RelativeTime at={ago(9000)} />
          <RelativeTime at={ago(90_000)} />
          <RelativeTime at={ago(900_000)} />
          <RelativeTime at={ago(50_000_000)} />
          <RelativeTime at={ago(-90_000)} />
        </Row>
        <Row>
          <Initials name="Ana María Quispe" size="small" />
          <Initials name="Ana María Quispe" />
          <Initials name="ángel@example.org" size="large" />
          <Logo />
          <LogoMark size={20} />
          <LogoMark size={64} />
        </Row>
      </Section>
      <Section title="Notices" framed={false}>
        <Notice tone="info">The shipment on Friday keeps the version that it was scheduled with.</Notice>
        <Notice tone="good" title="The domain is verified">
          Mails from example.org are signed from now on.
        </Notice>
        <Notice tone="warn" title="No relay is set up" action={<Button small>Set one up</Button>}>
          Mails are caught by the built-in mailbox and reach nobody.
        </Notice>
        <Notice tone="bad" title="The relay refuses every message">
          “535 Authentication failed”. Check its user name and password in the settings.
        </Notice>
      </Section>
    </Page>
  );
}

export function DrawingsScene() {
  return (
    <Page>
      <PageHeader title="Drawings" />
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(260px, 1fr))' }}>
        {DRAWINGS.map(name => (
          <EmptyState key={name} drawing={name}>
            {name}
          </EmptyState>
        ))}
      </div>
    </Page>
  );
}
