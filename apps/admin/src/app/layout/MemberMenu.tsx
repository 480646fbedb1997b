import UnfoldMoreOutlined from '@mui/icons-material/UnfoldMoreOutlined';
import { styled } from '@mui/material/styles';
import { Initials } from '../../components/bits/Initials.js';
import { VisuallyHidden } from '../../components/bits/VisuallyHidden.js';
import type { MenuEntry } from '../../components/menu/entries.js';
import { MenuButton } from '../../components/menu/MenuButton.js';
import { useTexts } from '../../i18n/index.js';
import { appTexts } from '../texts.js';

export interface MemberMenuProps {
  member: { name: string; email: string };
  entries: readonly MenuEntry[];
  folded: boolean;
}

/** Who is signed in, at the foot of the navigation; opens the menu with appearance, language and the way out. */
export function MemberMenu({ member, entries, folded }: MemberMenuProps) {
  const say = useTexts(appTexts);
  // A member who was only ever invited has no name yet.
  const name = member.name === '' ? member.email : member.name;
  return (
    <MenuButton
      label={say('memberMenu')}
      entries={entries}
      side="above"
      trigger={props => (
        <Button type="button" data-folded={folded || undefined} {...props}>
          <Initials name={name} size="small" />
          {folded ? (
            <VisuallyHidden>{name}</VisuallyHidden>
          ) : (
            <>
              <Words>
                <strong>{name}</strong>
                {name !== member.email && <span>{member.email}</span>}
              </Words>
              <UnfoldMoreOutlined aria-hidden />
            </>
          )}
          <VisuallyHidden>{say('memberMenu')}</VisuallyHidden>
        </Button>
      )}
    />
  );
}

const Button = styled('button')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: theme.spacing(1.25),
  padding: theme.spacing(0.75, 1),
  border: 0,
  borderRadius: theme.size.radius,
  background: 'none',
  color: 'inherit',
  textAlign: 'start',
  cursor: 'pointer',
  '& > svg': { flex: 'none', fontSize: theme.size.iconSmall, color: theme.vars.palette.text.secondary },
  '&:hover, &[aria-expanded="true"]': { backgroundColor: theme.vars.palette.hover },
  '&[data-folded]': { justifyContent: 'center', paddingInline: 0 },
}));

const Words = styled('span')(({ theme }) => ({
  flex: 1,
  minWidth: 0,
  display: 'grid',
  '& > *': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& > strong': { ...theme.typography.caption, fontWeight: theme.typography.fontWeightMedium },
  '& > span': {
    ...theme.typography.overline,
    fontWeight: theme.typography.fontWeightRegular,
    color: theme.vars.palette.text.secondary,
  },
}));
