import DataObjectOutlined from '@mui/icons-material/DataObjectOutlined';
import { useQuery } from '@apollo/client/react';
import { Button } from '../../components/bits/Button.js';
import { IconButton } from '../../components/bits/IconButton.js';
import { MenuButton } from '../../components/menu/MenuButton.js';
import type { MenuEntry } from '../../components/menu/entries.js';
import { graphql } from '../../gql/index.js';
import { useTexts } from '../../i18n/index.js';
import { editorTexts } from './texts.js';

const ATTRIBUTES = graphql(`
  query EditorAttributes {
    attributes {
      id
      key
      label
    }
  }
`);

export interface VariableMenuProps {
  /** Puts the variable where the cursor is. */
  onPick: (liquid: string) => void;
  /** Links that are made per message; they exist in the body of a mail only. */
  withLinks?: boolean;
  /** Only the icon: beside a field. */
  compact?: boolean;
}

/** Every variable that a message may name, in the words of people. */
export function VariableMenu({ onPick, withLinks = false, compact = false }: VariableMenuProps) {
  const say = useTexts(editorTexts);
  const { data } = useQuery(ATTRIBUTES);
  const entry = (label: string, path: string): MenuEntry => ({
    label,
    hint: path,
    onSelect: () => onPick(`{{ ${path} }}`),
  });
  const attributes = (data?.attributes ?? []).map(({ label, key }) => entry(label, `user.attributes.${key}`));
  const entries: MenuEntry[] = [
    { kind: 'heading', label: say('aboutPerson') },
    entry(say('firstName'), 'user.first_name'),
    entry(say('lastName'), 'user.last_name'),
    entry(say('fullName'), 'user.name'),
    entry(say('email'), 'user.email'),
    ...(attributes.length > 0 ? [{ kind: 'heading' as const, label: say('attributes') }, ...attributes] : []),
    { kind: 'heading', label: say('aboutCampaign') },
    entry(say('campaignName'), 'campaign.name'),
    ...(withLinks
      ? [
          { kind: 'heading' as const, label: say('links') },
          entry(say('unsubscribeLink'), 'unsubscribe_url'),
          entry(say('preferencesLink'), 'preferences_url'),
          entry(say('webVersionLink'), 'web_version_url'),
        ]
      : []),
  ];
  return (
    <MenuButton
      label={say('variables')}
      entries={entries}
      trigger={trigger =>
        compact ? (
          <IconButton framed label={say('insertVariable')} {...trigger}>
            <DataObjectOutlined aria-hidden />
          </IconButton>
        ) : (
          <Button kind="quiet" icon={<DataObjectOutlined aria-hidden />} {...trigger}>
            {say('variables')}
          </Button>
        )
      }
    />
  );
}
