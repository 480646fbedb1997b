/**
 * The addresses in a text, each once: apart by commas, semicolons and lines, and by spaces where every piece between
 * them may be an address. One that stands as mail programs write it, `Ana <ana@example.org>`, is taken out of that.
 */
export function addressesIn(text: string): string[] {
  const entries = text.split(/[,;\n]/).flatMap(entry => {
    const bare = entry.trim().replace(/^.*<([^<>]*)>$/, '$1');
    const words = bare.split(/\s+/);
    return words.every(word => word.includes('@')) ? words : [words.join(' ')];
  });
  return [...new Set(entries.filter(entry => entry !== ''))];
}

/** Which of the addresses a refused field of the API is about: `addresses[2]`. */
export function addressOf(path: string, addresses: readonly string[]): string | undefined {
  const place = /^addresses\[(\d+)\]/.exec(path)?.[1];
  return place === undefined ? undefined : addresses[Number(place)];
}
