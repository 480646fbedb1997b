import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Theme } from '@mui/material/styles';

/** The editor in the theme's colours; they are CSS variables, so that a change of scheme needs no new editor. */
export function sourceLook(theme: Theme): Extension {
  const { palette } = theme.vars;
  const { body2, overline } = theme.typography;
  const look = EditorView.theme({
    '&': { backgroundColor: palette.background.paper, color: palette.text.primary },
    '&.cm-focused': { outline: 'none' },
    '.cm-scroller': { fontFamily: theme.codeFont, fontSize: String(overline.fontSize), lineHeight: '1.7' },
    '.cm-content': { caretColor: palette.primary.main, paddingBlock: '8px' },
    '.cm-cursor': { borderLeftColor: palette.primary.main },
    '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
      backgroundColor: palette.tone.accent.tint,
    },
    '.cm-gutters': {
      border: 'none',
      backgroundColor: palette.background.paper,
      color: palette.text.secondary,
    },
    '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: palette.hover },
    '.cm-liquid, .cm-liquid *': { color: `${palette.info.main} !important` },
    '.cm-liquid': { backgroundColor: palette.tone.info.tint, borderRadius: '3px' },
    '.cm-diagnostic': { ...plain(body2), borderInlineStartWidth: '3px', padding: '6px 10px' },
    '.cm-diagnostic-error': { borderInlineStartColor: palette.error.main },
    '.cm-diagnostic-warning': { borderInlineStartColor: palette.warning.main },
    '.cm-lintRange-error': {
      backgroundImage: 'none',
      textDecoration: `underline wavy ${palette.error.main}`,
      textUnderlineOffset: '3px',
    },
    '.cm-lintRange-warning': {
      backgroundImage: 'none',
      textDecoration: `underline wavy ${palette.warning.main}`,
      textUnderlineOffset: '3px',
    },
    '.cm-lint-marker': { width: '8px', height: '8px', marginInlineStart: '2px', borderRadius: '50%' },
    '.cm-lint-marker-error': { content: '""', backgroundColor: palette.error.main },
    '.cm-lint-marker-warning': { content: '""', backgroundColor: palette.warning.main },
    '.cm-tooltip': {
      border: `1px solid ${palette.divider}`,
      borderRadius: '8px',
      backgroundColor: palette.background.paper,
      boxShadow: palette.floating,
    },
    '.cm-panels': { backgroundColor: palette.background.default, color: palette.text.primary },
    '.cm-panels-top': { borderBottomColor: palette.divider },
    '.cm-textfield': {
      ...plain(body2),
      borderColor: palette.edge,
      borderRadius: '6px',
      backgroundColor: palette.background.paper,
    },
    '.cm-button': {
      ...plain(body2),
      border: `1px solid ${palette.divider}`,
      borderRadius: '6px',
      backgroundColor: palette.background.paper,
      backgroundImage: 'none',
    },
  });
  return [look, syntaxHighlighting(colours(theme))];
}

const plain = ({ fontFamily, fontSize }: { fontFamily?: unknown; fontSize?: unknown }) => ({
  fontFamily: String(fontFamily),
  fontSize: String(fontSize),
});

function colours(theme: Theme): HighlightStyle {
  const { palette } = theme.vars;
  return HighlightStyle.define([
    { tag: [tags.tagName, tags.angleBracket], color: palette.primary.main },
    { tag: tags.attributeName, color: palette.warning.main },
    { tag: tags.attributeValue, color: palette.success.main },
    { tag: [tags.comment, tags.processingInstruction, tags.documentMeta], color: palette.text.secondary },
    { tag: tags.invalid, color: palette.error.main },
  ]);
}
