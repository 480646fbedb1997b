import AddOutlined from '@mui/icons-material/AddOutlined';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import { styled } from '@mui/material/styles';
import { LIMITS } from '@chasqui/domain';
import { useId } from 'react';
import { Button } from '../../../components/bits/Button.js';
import { IconButton } from '../../../components/bits/IconButton.js';
import { ErrorLine, Help } from '../../../components/form/Field.js';
import { FieldGroup } from '../../../components/form/FieldGroup.js';
import { Input } from '../../../components/form/TextField.js';
import { useTexts } from '../../../i18n/index.js';
import { settingsTexts } from '../texts.js';
import type { WrittenPace } from './relays.js';

export interface DomainPacesFieldProps {
  paces: readonly WrittenPace[];
  error: string | undefined;
  onChange: (paces: readonly WrittenPace[]) => void;
}

/** How fast mail may go to single domains, a line each. */
export function DomainPacesField({ paces, error, onChange }: DomainPacesFieldProps) {
  const say = useTexts(settingsTexts);
  const id = useId();
  const change = (at: number, part: Partial<WrittenPace>) =>
    onChange(paces.map((pace, i) => (i === at ? { ...pace, ...part } : pace)));
  return (
    <FieldGroup aria-describedby={error === undefined ? `${id}-help` : `${id}-error ${id}-help`}>
      <legend>{say('paces')}</legend>
      {paces.map((pace, at) => (
        // Lines have no name of their own: what is written in them changes.
        // oxlint-disable-next-line react/no-array-index-key
        <Line key={at}>
          <Input
            aria-label={say('paceDomain', { line: at + 1 })}
            value={pace.domain}
            onChange={event => change(at, { domain: event.target.value })}
          />
          <Input
            aria-label={say('pacePerSecond', { line: at + 1 })}
            type="number"
            min={1}
            value={pace.perSecond}
            onChange={event => change(at, { perSecond: event.target.value })}
          />
          <Unit aria-hidden>{say('perSecond')}</Unit>
          <IconButton
            label={say('removePace', { line: at + 1 })}
            onClick={() => onChange(paces.filter((_, i) => i !== at))}
          >
            <CloseOutlined aria-hidden />
          </IconButton>
        </Line>
      ))}
      {error !== undefined && <ErrorLine id={`${id}-error`}>{error}</ErrorLine>}
      {paces.length < LIMITS.domainPaces && (
        <span>
          <Button
            kind="framed"
            small
            icon={<AddOutlined aria-hidden />}
            onClick={() => onChange([...paces, { domain: '', perSecond: '' }])}
          >
            {say('addPace')}
          </Button>
        </span>
      )}
      <Help id={`${id}-help`}>{say('pacesHelp')}</Help>
    </FieldGroup>
  );
}

const Line = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) 96px auto auto',
  alignItems: 'center',
  gap: theme.spacing(1),
}));

const Unit = styled('span')(({ theme }) => ({
  ...theme.typography.caption,
  color: theme.vars.palette.text.secondary,
}));
