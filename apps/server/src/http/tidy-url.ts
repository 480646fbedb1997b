/** Longer parts of an address are no tokens of ours. */
export const MAX_PARAM_LENGTH = 2_000;

/** The doors behind the links of messages, whose visitors are people with a browser. */
const LINK = /^\/([upvco])\/([^?]*)/;

/**
 * The address as it is, but for a link of a message that was cut off or spoilt on its way so that the router would not
 * take it: that one leads to its door with a token that is none, and so to the page that says what to do.
 */
export function tidyUrl(url: string): string {
  const [, door, rest] = LINK.exec(url) ?? [];
  if (door === undefined || rest === undefined || isReadable(rest)) return url;
  return door === 'c' ? '/c/-/1' : `/${door}/-`;
}

function isReadable(path: string): boolean {
  try {
    return decodeURIComponent(path)
      .split('/')
      .every(part => part.length <= MAX_PARAM_LENGTH);
  } catch {
    return false;
  }
}
