/** A stretch of a text, and where it leads if it is an address of the web. */
export interface TextStretch {
  text: string;
  url?: string;
  /** Where it begins in the text. */
  at: number;
}

/** What follows an address in a sentence is not part of it. */
const ADDRESS = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]]/g;

/** Takes a plain text apart at its web addresses, which a mail program makes links of. */
export function linkedText(text: string): TextStretch[] {
  const stretches: TextStretch[] = [];
  let end = 0;
  for (const { 0: url, index } of text.matchAll(ADDRESS)) {
    if (index > end) stretches.push({ text: text.slice(end, index), at: end });
    stretches.push({ text: url, url, at: index });
    end = index + url.length;
  }
  if (end < text.length) stretches.push({ text: text.slice(end), at: end });
  return stretches;
}
