import { nearest } from '../variables/nearest.js';
import { COMPONENTS, FORBIDDEN_ELEMENTS } from './html-rules.js';
import { type OpenEvent, attributeOf } from './scan-markup.js';

const TEXT_ONLY: ReadonlySet<string> = new Set(['<mj-style>', '<mj-title>', '<mj-preview>']);

/**
 * What is wrong with an element where HTML stands, in one sentence, or null.
 *
 * @param holder the component that holds the HTML, as it is shown in messages.
 * @param inCapture it stands inside `{% capture %}`, whose content becomes a value and is escaped.
 */
export function wrongInContent(event: OpenEvent, holder: string, inCapture: boolean): string | null {
  const { name } = event;
  if (FORBIDDEN_ELEMENTS.has(name)) return `<${name}> does not work in messages: take it out.`;
  if (name === 'meta' && attributeOf(event, 'http-equiv') !== null)
    return '<meta http-equiv> does not work in messages: take it out.';
  if (name === 'mjml' || name.startsWith('mj-'))
    return `<${name}> is a component and cannot stand inside ${holder}.`;
  if (inCapture) return `{% capture %} can hold text only: take <${name}> out of it.`;
  return TEXT_ONLY.has(holder) ? `${holder} can hold text only: take <${name}> out of it.` : null;
}

/**
 * What is wrong with an element where components stand, in one sentence, or null. Where components may stand in each
 * other is MJML's to say.
 *
 * @param root nothing is open around it.
 * @param seen the components that came before.
 */
export function wrongBetweenComponents(
  name: string,
  root: boolean,
  seen: ReadonlySet<string>,
): string | null {
  if (name === 'mj-include') return '<mj-include> is not offered: put what it includes here.';
  if (root && name !== 'mjml') return `<${name}> stands outside <mjml>: everything belongs inside it.`;
  if (root && seen.has('mjml')) return 'There is a second <mjml>: keep one.';
  if (!root && name === 'mjml') return '<mjml> cannot stand inside itself.';
  if ((name === 'mj-body' || name === 'mj-head') && seen.has(name))
    return `There is a second <${name}>: keep one.`;
  if (COMPONENTS.has(name)) return null;
  if (!name.startsWith('mj-'))
    return `<${name}> is HTML and stands between components: put it into <mj-text> or <mj-raw>.`;
  const meant = nearest(name, [...COMPONENTS]);
  return `<${name}> does not exist. ${meant === null ? 'Take it out.' : `Did you mean <${meant}>?`}`;
}
