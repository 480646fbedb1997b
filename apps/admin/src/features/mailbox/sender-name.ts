/** The name in a From header, or its address where it has none: `Norte & Mar <hello@example.org>` gives "Norte & Mar". */
export function senderName(from: string): string {
  const [, name = '', address = ''] = /^\s*(.*?)\s*<([^<>]*)>\s*$/.exec(from) ?? [];
  const bare = name.replaceAll(/^"|"$/g, '').replaceAll(/\\(.)/g, '$1');
  return bare || address || from;
}
