import { useQuery } from '@apollo/client/react';
import { styled } from '@mui/material/styles';
import { useId } from 'react';
import { FieldGroup } from '../../components/form/FieldGroup.js';
import { graphql } from '../../gql/index.js';
import { useTexts } from '../../i18n/index.js';
import { TemplateThumbnail } from './TemplateThumbnail.js';
import { templateTexts } from './texts.js';

const CHOICES = graphql(`
  query TemplateChoices {
    templates {
      id
      name
    }
  }
`);

const RATIO = 1.1;

export interface TemplatePickerProps {
  /** Empty: a blank page. */
  value: string;
  onChange: (id: string) => void;
}

/** Chooses the design that a mail begins with, by its picture. */
export function TemplatePicker({ value, onChange }: TemplatePickerProps) {
  const say = useTexts(templateTexts);
  const name = useId();
  const { data } = useQuery(CHOICES);
  return (
    <FieldGroup>
      <legend>{say('template')}</legend>
      <Choices>
        <Choice>
          <input type="radio" name={name} checked={value === ''} onChange={() => onChange('')} />
          <Blank style={{ aspectRatio: `1 / ${RATIO}` }} />
          <span>{say('blank')}</span>
        </Choice>
        {data?.templates.map(template => (
          <Choice key={template.id}>
            <input
              type="radio"
              name={name}
              checked={value === template.id}
              onChange={() => onChange(template.id)}
            />
            <TemplateThumbnail id={template.id} name={template.name} ratio={RATIO} />
            <span>{template.name}</span>
          </Choice>
        ))}
      </Choices>
    </FieldGroup>
  );
}

const Choices = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(120px, 1fr))',
  gap: theme.spacing(1.5),
}));

const Choice = styled('label')(({ theme }) => ({
  ...theme.typography.caption,
  position: 'relative',
  overflow: 'hidden',
  border: `1px solid ${theme.vars.palette.edge}`,
  borderRadius: theme.size.radius,
  backgroundColor: theme.vars.palette.background.paper,
  cursor: 'pointer',
  '& > input': { position: 'absolute', inset: 0, zIndex: 1, margin: 0, opacity: 0, cursor: 'inherit' },
  '& > span': {
    display: 'block',
    overflow: 'hidden',
    padding: theme.spacing(0.75, 1),
    borderTop: `1px solid ${theme.vars.palette.divider}`,
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  '&:hover': { borderColor: theme.vars.palette.text.secondary },
  '&:has(:checked)': {
    borderColor: theme.vars.palette.primary.main,
    boxShadow: `0 0 0 1px ${theme.vars.palette.primary.main}`,
    '& > span': { color: theme.vars.palette.primary.main, fontWeight: theme.typography.fontWeightMedium },
  },
  '&:has(:focus-visible)': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: 2 },
}));

const Blank = styled('div')(({ theme }) => ({ backgroundColor: theme.vars.palette.common.white }));
