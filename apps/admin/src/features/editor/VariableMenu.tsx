import DataObjectOutlined from '@mui/icons-material/DataObjectOutlined';
import { Button } from '../../components/bits/Button.js';
import { IconButton } from '../../components/bits/IconButton.js';
import { MenuButton } from '../../components/menu/MenuButton.js';
import type { MenuEntry } from '../../components/menu/entries.js';
import { useTexts } from '../../i18n/index.js';
import { editorTexts } from './texts.js';
import { useVariables, type Variable } from './useVariables.js';

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
  const { ofPerson, attributes } = useVariables();
  const entry = ({ label, path }: Variable): MenuEntry => ({
    label,
    hint: path,
    onSelect: () => onPick(`{{ ${path} }}`),
  });
  const entries: MenuEntry[] = [
    { kind: 'heading', label: say('aboutPerson') },
    ...ofPerson.map(entry),
    ...(attributes.length > 0
      ? [{ kind: 'heading' as const, label: say('attributes') }, ...attributes.map(entry)]
      : []),
    { kind: 'heading', label: say('aboutCampaign') },
    entry({ label: say('campaignName'), path: 'campaign.name' }),
    ...(withLinks
      ? [
          { kind: 'heading' as const, label: say('links') },
          entry({ label: say('unsubscribeLink'), path: 'unsubscribe_url' }),
          entry({ label: say('preferencesLink'), path: 'preferences_url' }),
          entry({ label: say('webVersionLink'), path: 'web_version_url' }),
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
