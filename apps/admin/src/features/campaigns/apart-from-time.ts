import type { RefusalWords } from '../../api/useRefusalWords.js';

/** What a refusal says about the time, which is said at its field, and the rest, which is said above. */
export function apartFromTime(refusal: RefusalWords | undefined): {
  timeFault?: string | undefined;
  rest?: RefusalWords | undefined;
} {
  const timeFault = refusal?.fields.find(({ path }) => path === 'scheduleAt')?.message;
  if (!refusal || timeFault === undefined) return { rest: refusal };
  const fields = refusal.fields.filter(({ path }) => path !== 'scheduleAt');
  return { timeFault, rest: fields.length > 0 ? { ...refusal, fields } : undefined };
}
