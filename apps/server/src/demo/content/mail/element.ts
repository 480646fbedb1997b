/** Attributes of an MJML element, in the order they are to be written; `undefined` leaves one out. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/**
 * One MJML element with its content, indented. There is always an end tag: the editor's parser reads HTML, where
 * `<mj-divider />` would swallow everything after it.
 */
export function element(tag: string, attributes: Attributes, ...content: string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
  if (content.length === 0) return `<${tag}${written}></${tag}>`;
  return `<${tag}${written}>\n${content.map(indented).join('\n')}\n</${tag}>`;
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
