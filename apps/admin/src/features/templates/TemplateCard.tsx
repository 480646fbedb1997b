import ContentCopyOutlined from '@mui/icons-material/ContentCopyOutlined';
import DeleteOutlineOutlined from '@mui/icons-material/DeleteOutlineOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import VisibilityOutlined from '@mui/icons-material/VisibilityOutlined';
import { styled } from '@mui/material/styles';
import { Link } from 'react-router';
import type { MenuEntry } from '../../components/menu/entries.js';
import { MenuButton } from '../../components/menu/MenuButton.js';
import { RelativeTime } from '../../components/time/RelativeTime.js';
import { useTexts } from '../../i18n/index.js';
import { useCan } from '../session/index.js';
import { TemplateThumbnail } from './TemplateThumbnail.js';
import { templateTexts } from './texts.js';
import { useDeleteTemplate } from './useDeleteTemplate.js';

export interface TemplateCardProps {
  template: { id: string; name: string; updatedAt: string };
  onPreview: () => void;
  onCopy: () => void;
}

/** A template: its picture, its name, and what can be done with it. */
export function TemplateCard({ template, onPreview, onCopy }: TemplateCardProps) {
  const say = useTexts(templateTexts);
  const mayWrite = useCan('templates:write');
  const remove = useDeleteTemplate();
  const { id, name, updatedAt } = template;
  const entries: MenuEntry[] = [
    ...(mayWrite
      ? [
          {
            kind: 'link' as const,
            label: say('edit'),
            icon: <EditOutlined aria-hidden />,
            to: `/templates/${id}`,
          },
        ]
      : []),
    { label: say('preview'), icon: <VisibilityOutlined aria-hidden />, onSelect: onPreview },
    ...(mayWrite
      ? [
          { label: say('copy'), icon: <ContentCopyOutlined aria-hidden />, onSelect: onCopy },
          { kind: 'line' as const },
          {
            label: say('delete'),
            icon: <DeleteOutlineOutlined aria-hidden />,
            tone: 'bad' as const,
            onSelect: () => void remove(template),
          },
        ]
      : []),
  ];
  return (
    <Card>
      <TemplateThumbnail id={id} name={name} ratio={0.9} />
      <Foot>
        <div>
          <h2>
            <Link to={`/templates/${id}`}>{name}</Link>
          </h2>
          <span>{say.rich('modified', { when: () => <RelativeTime at={updatedAt} /> })}</span>
        </div>
        <MenuButton label={say('actionsFor', { name })} entries={entries} />
      </Foot>
    </Card>
  );
}

const Card = styled('li')(({ theme }) => ({
  position: 'relative',
  overflow: 'hidden',
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: theme.size.radius,
  backgroundColor: theme.vars.palette.background.paper,
  transition: `border-color ${theme.transitions.duration.shortest}ms`,
  '&:hover': { borderColor: theme.vars.palette.edge },
}));

const Foot = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: theme.spacing(1),
  padding: theme.spacing(1.25, 1, 1.25, 2),
  borderTop: `1px solid ${theme.vars.palette.divider}`,
  '& > div': { flex: 1, minWidth: 0 },
  '& h2': {
    ...theme.typography.body2,
    fontWeight: theme.typography.fontWeightMedium,
    overflowWrap: 'anywhere',
  },
  '& h2 > a': {
    color: 'inherit',
    textDecoration: 'none',
    // The whole card leads to it; what stands above this can still be pressed.
    '&::after': { content: '""', position: 'absolute', inset: 0 },
    '&:hover': { color: theme.vars.palette.primary.main },
  },
  '& div > span': { ...theme.typography.caption, color: theme.vars.palette.text.secondary },
  // Not by `>`: a tooltip puts an element of its own around its child.
  '& button, & time': { position: 'relative', zIndex: 1 },
}));
