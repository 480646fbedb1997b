import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useRefusalWords } from '../../api/useRefusalWords.js';
import { Button } from '../../components/bits/Button.js';
import { Notice } from '../../components/states/Notice.js';
import { useToasts } from '../../components/toasts/ToastProvider.js';
import { useTexts } from '../../i18n/index.js';
import { editorTexts } from './texts.js';
import type { Autosave } from './useAutosave.js';

/** Somebody else saved the same message meanwhile: asks which of the two counts. */
export function ConflictNotice({ saving }: { saving: Pick<Autosave<object>, 'keepMine' | 'loadTheirs'> }) {
  const say = useTexts(editorTexts);
  const toasts = useToasts();
  const refusalWords = useRefusalWords();
  const [working, setWorking] = useState<'mine' | 'theirs' | null>(null);
  const settle = (how: 'mine' | 'theirs', work: () => Promise<void>) => async () => {
    setWorking(how);
    try {
      await work();
    } catch (error) {
      toasts.show({ tone: 'bad', text: refusalWords(error).message });
    }
    setWorking(null);
  };
  const loadTheirs = settle('theirs', async () => {
    const undo = await saving.loadTheirs();
    toasts.show({ text: say('theirsLoaded'), undo });
  });
  const keepMine = settle('mine', saving.keepMine);
  return (
    <Notice tone="warn" title={say('conflict')}>
      {say('conflictHelp')}
      <Choices>
        <Button small data-trouble loading={working === 'theirs'} onClick={() => void loadTheirs()}>
          {say('loadTheirs')}
        </Button>
        <Button small loading={working === 'mine'} onClick={() => void keepMine()}>
          {say('keepMine')}
        </Button>
      </Choices>
    </Notice>
  );
}

const Choices = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  gap: theme.spacing(1),
  marginTop: theme.spacing(1),
}));
