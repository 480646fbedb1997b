import { useEffect, useEffectEvent } from 'react';
import { useBlocker } from 'react-router';
import { useTexts } from '../../i18n/index.js';
import { useConfirm } from '../dialogs/ConfirmProvider.js';
import { componentTexts } from '../texts.js';

/**
 * Asks before unsaved work is lost: on the way to another place of the admin with a dialog, on closing the tab with
 * the browser's own.
 *
 * @param wouldLose asked at the moment of leaving
 */
export function useUnsavedGuard(wouldLose: () => boolean): void {
  const say = useTexts(componentTexts);
  const confirm = useConfirm();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    // A filter or a tab in the URL is no leaving.
    return currentLocation.pathname !== nextLocation.pathname && wouldLose();
  });

  const ask = useEffectEvent(async () => {
    const leave = await confirm({
      title: say('unsavedTitle'),
      explanation: say('unsavedExplanation'),
      confirm: say('unsavedLeave'),
      keep: say('unsavedStay'),
      tone: 'bad',
    });
    if (leave) blocker.proceed?.();
    else blocker.reset?.();
  });
  // By the blocker itself rather than its state: who stays and tries again at once finds it blocked before it was seen free.
  useEffect(() => {
    if (blocker.state === 'blocked') void ask();
  }, [blocker]);

  useEffect(() => {
    const onBeforeUnload = (event: BeforeUnloadEvent) => {
      if (wouldLose()) event.preventDefault();
    };
    window.addEventListener('beforeunload', onBeforeUnload);
    return () => window.removeEventListener('beforeunload', onBeforeUnload);
  }, [wouldLose]);
}
