/** The first of some texts that says anything: a name, else an address, else a word for who has neither. */
export function firstWritten(...texts: readonly [...(string | null | undefined)[], string]): string {
  return texts.find(text => text !== null && text !== undefined && text !== '') ?? '';
}
